import { followScenario } from './scenario.ts';
import { makeSortable } from './sort.ts';
import { addThemeButton } from './theme.ts';
import { showTips } from './tips.ts';

addThemeButton();
followScenario();
makeSortable();
showTips();

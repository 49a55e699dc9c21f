import { followKeys } from './marks.ts';
import { followScenario } from './scenario.ts';
import { makeTogglable } from './series.ts';
import { makeSortable } from './sort.ts';
import { addThemeButton } from './theme.ts';
import { showTips } from './tips.ts';

addThemeButton();
followScenario();
makeSortable();
makeTogglable();
followKeys();
showTips();

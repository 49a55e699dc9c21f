import './flame.css';
import { makeSortable } from '../../page/client/sort.ts';
import { addThemeButton } from '../../page/client/theme.ts';
import type { FlameData } from '../flame-data.ts';
import { drawGraph } from './graph.ts';

addThemeButton();
makeSortable();
drawGraph(JSON.parse(document.querySelector('#result')?.textContent ?? 'null') as FlameData);

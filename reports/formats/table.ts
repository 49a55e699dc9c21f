import { renderTerminal } from '../bench/terminal.ts';
import type { RenderReport } from './format.ts';

/** Tables for a terminal; the last line says what to conclude. */
const table: RenderReport = (document, { details }) => `${renderTerminal(document, details)}\n`;

export default table;

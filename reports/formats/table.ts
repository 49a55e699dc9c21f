import { renderTerminal } from '../bench/terminal.ts';
import type { RenderReport } from './format.ts';

/** Tables for a terminal; the last line says what to conclude. */
const table: RenderReport = (document, { details, stages }) => `${renderTerminal(document, details, stages)}\n`;

export default table;

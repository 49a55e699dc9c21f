import { drawTable, printable } from '../text-table.ts';
import type { RenderComparison } from './format.ts';

/** Tables for a terminal; the last line says what to conclude. */
const table: RenderComparison = ({ engines, cells, notes, conclusion }, details) =>
  `${[
    ...(details ? [drawTable(cells)] : []),
    drawTable(engines),
    ...notes.map((note) => `Note: ${printable(note)}.`),
    printable(conclusion),
  ].join('\n\n')}\n`;

export default table;

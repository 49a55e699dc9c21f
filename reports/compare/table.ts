import { drawTable, printable } from '../text-table.ts';
import type { RenderComparison } from './format.ts';

/** Tables for a terminal; the last line says what to conclude. */
const table: RenderComparison = ({ head, left, engines, cells, notes, conclusion }, details) => {
  const cellHead = ['scenario', ...head.slice(0, 6)];
  return `${[
    ...(details ? [drawTable({ head: cellHead, left: [0, 1, 6], rows: cells })] : []),
    drawTable({ head, left, rows: engines }),
    ...notes.map((note) => `Note: ${printable(note)}.`),
    printable(conclusion),
  ].join('\n\n')}\n`;
};

export default table;

import { drawTable, printable } from '../text-table.ts';
import type { RenderBaseline } from './format.ts';
import { baselineReport } from './rows.ts';

/** Tables for a terminal; the last line says what to conclude. */
const table: RenderBaseline = (check) => {
  const { cells, engines, reasons, notes, conclusion } = baselineReport(check);
  return `${[
    ...(cells.rows.length === 0 ? [] : [drawTable(cells)]),
    ...(engines.rows.length === 0 ? [] : [drawTable(engines)]),
    ...notes.map((note) => `Note: ${printable(note)}.`),
    ...reasons.map(printable),
    printable(conclusion),
  ].join('\n\n')}\n`;
};

export default table;

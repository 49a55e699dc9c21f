import Table from 'cli-table3';
import { fitColumns } from './fit-columns.ts';

/** A table for a terminal: a head, rows, and which columns hold numbers. */
export interface TextTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns that are set to the left; all others to the right. */
  readonly left: readonly number[];
}

/**
 * Draws a table without colours, so that it reads the same in a log.
 * @param most characters of a line: longer texts go on in the next line of their cell.
 */
export function drawTable({ head, rows, left }: TextTable, most?: number): string {
  const texts = rows.map((row) => row.map(printable));
  const table = new Table({
    head: [...head],
    colAligns: head.map((_, column) => (left.includes(column) ? 'left' : 'right')),
    style: { head: [], border: [], compact: true },
    ...(most !== undefined && {
      colWidths: fitColumns([head, ...texts], most),
      wordWrap: true,
      wrapOnWordBoundary: false,
    }),
  });
  table.push(...texts);
  return table.toString();
}

/** Text from data with its control characters shown as `?`: nothing in a store can drive a terminal or forge a line. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '?');
}

import { markdownTable } from '../markdown-blocks.ts';
import { printable } from '../text-table.ts';

/** A table of the page, whose cells may hold mark-up of our own. */
export function table(rows: readonly (readonly string[])[], left: readonly number[]): string {
  return markdownTable(
    rows.map((row) => row.map(cellText)),
    left,
  );
}

/** Text of a cell: nothing in it ends the cell or starts an element. */
function cellText(text: string): string {
  return printable(text).replaceAll('|', '\\|').replaceAll('<', '&lt;');
}

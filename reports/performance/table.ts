import { printable } from '../text-table.ts';

/** A table in Markdown: the first row is its head; columns of `left` are set to the left, all others to the right. */
export function table([head = [], ...rows]: readonly (readonly string[])[], left: readonly number[]): string {
  const rule = head.map((_, column) => (left.includes(column) ? '---' : '--:'));
  return [head.map(cellText), rule, ...rows.map((row) => row.map(cellText))]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

/** Text of a cell: nothing in it ends the cell or starts mark-up of its own. */
function cellText(text: string): string {
  return printable(text).replaceAll('|', '\\|').replaceAll('<', '&lt;');
}

/** Narrowest column that texts are wrapped to, its padding included. */
const LEAST = 12;

/** What the padding of a cell takes. */
const PADDING = 2;

/**
 * Widths of the columns of a table that takes `most` characters with its borders: each as wide as its texts, but the
 * widest cut down to one width where that is too much.
 */
export function fitColumns(rows: readonly (readonly string[])[], most: number): number[] {
  const [head = []] = rows;
  const wanted = head.map((_, column) => PADDING + Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const room = most - head.length - 1;
  const cut = (widest: number) => wanted.map((width) => Math.min(width, widest));
  let widest = Math.max(LEAST, ...wanted);
  while (widest > LEAST && cut(widest).reduce((sum, width) => sum + width, 0) > room) widest--;
  return cut(widest);
}

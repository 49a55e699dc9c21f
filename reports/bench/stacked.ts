/** A name over several lines, for the head of a narrow column. */
export function stacked(name: string): string {
  return name.replace(/[-/]/g, (mark) => `${mark}\n`).replaceAll(' ', '\n');
}

import { markdownTable as draw } from 'markdown-table';

/** A table in Markdown: the first row is its head; columns of `left` are set to the left, all others to the right. */
export function markdownTable(rows: readonly (readonly string[])[], left: readonly number[]): string {
  const align = (rows[0] ?? []).map((_, column) => (left.includes(column) ? 'l' : 'r'));
  return draw(rows, { align, alignDelimiters: false });
}

/** Text as it is, in a fence that it cannot end. */
export function fenced(text: string): string {
  return `\`\`\`\n${text.replaceAll('```', "'''")}\n\`\`\``;
}

/** Markdown that opens when its summary is pressed. */
export function folded(summary: string, content: string): string {
  return `<details><summary>${summary}</summary>\n\n${content}\n\n</details>`;
}

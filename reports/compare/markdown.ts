import { markdownTable } from 'markdown-table';
import { markdownText as text } from '../markdown-text.ts';
import type { RenderComparison } from './format.ts';

/** For a pull request: what to conclude, one table, and every scenario folded away. */
const markdown: RenderComparison = ({ head, left, engines, cells, notes, conclusion }, details) => {
  const cellHead = ['scenario', ...head.slice(0, 6)];
  const every = table(cellHead, [0, 1, 6], cells);
  return `${[
    '## querylab compare',
    `**${text(conclusion)}**`,
    table(head, left, engines),
    notes.map((note) => `> ${text(note)}.`).join('\n>\n'),
    ...(details ? [`<details><summary>Every scenario</summary>\n\n${every}\n\n</details>`] : []),
  ].join('\n\n')}\n`;
};

export default markdown;

function table(head: readonly string[], left: readonly number[], rows: readonly (readonly string[])[]): string {
  const align = head.map((_, column) => (left.includes(column) ? 'l' : 'r'));
  return markdownTable(
    [head, ...rows].map((row) => row.map(text)),
    { align, alignDelimiters: false },
  );
}

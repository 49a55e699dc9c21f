import { folded, markdownTable } from '../markdown-blocks.ts';
import { markdownText as text } from '../markdown-text.ts';
import type { TextTable } from '../text-table.ts';
import type { RenderComparison } from './format.ts';

/** For a pull request: what to conclude, one table, and every scenario folded away. */
const markdown: RenderComparison = ({ engines, cells, notes, conclusion }, details) =>
  `${[
    '## querylab compare',
    `**${text(conclusion)}**`,
    table(engines),
    notes.map((note) => `> ${text(note)}.`).join('\n>\n'),
    ...(details ? [folded('Every scenario', table(cells))] : []),
  ].join('\n\n')}\n`;

export default markdown;

function table({ head, rows, left }: TextTable): string {
  return markdownTable(
    [head, ...rows].map((row) => row.map(text)),
    left,
  );
}

import { environmentFacts } from '../bench/environment-facts.ts';
import { folded, markdownTable } from '../markdown-blocks.ts';
import { markdownText as text } from '../markdown-text.ts';
import type { TextTable } from '../text-table.ts';
import type { RenderBaseline } from './format.ts';
import { baselineReport } from './rows.ts';

/** For the summary of a CI job: what to conclude and why, a row an engine, and the rest folded away. */
const markdown: RenderBaseline = (check) => {
  const { cells, engines, reasons, notes, conclusion } = baselineReport(check);
  return `${[
    '## querylab gate against a baseline',
    `**${text(conclusion)}**`,
    reasons.map((reason) => `- ${text(reason)}`).join('\n'),
    ...(engines.rows.length === 0 ? [] : [table(engines)]),
    notes.map((note) => `> ${text(note)}.`).join('\n>\n'),
    ...(cells.rows.length === 0 ? [] : [folded('Every scenario', table(cells))]),
    folded(
      'Environment',
      environmentFacts(check.asked)
        .map(([name, value]) => `- ${name}: ${text(value)}`)
        .join('\n'),
    ),
  ]
    .filter((section) => section !== '')
    .join('\n\n')}\n`;
};

export default markdown;

function table({ head, rows, left }: TextTable): string {
  return markdownTable(
    [head, ...rows].map((row) => row.map(text)),
    left,
  );
}

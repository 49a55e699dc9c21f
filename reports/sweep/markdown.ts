import { environmentFacts } from '../bench/environment-facts.ts';
import { pairsTaken } from '../bench/figures.ts';
import { problems } from '../bench/problems.ts';
import { fenced, folded, markdownTable } from '../markdown-blocks.ts';
import { markdownText as text } from '../markdown-text.ts';
import { conclusions, sweepNotes } from './conclusion.ts';
import type { RenderSweep } from './format.ts';
import { growthRows } from './growth-table.ts';
import { type Rows, stepRows } from './step-table.ts';

/** For a pull request or the summary of a CI job: what crosses, the growth, and the rest folded away. */
const markdown: RenderSweep = (document) => {
  const { bench, over } = document;
  const timed = pairsTaken(bench.cells) > 0;
  const sections = [
    `## querylab sweep over ${text(over)}`,
    conclusions(document)
      .map((line) => `**${text(line)}.**`)
      .join('\n\n'),
    ...problems(bench).map(fenced),
    ...(timed ? [table(growthRows(document)), table(stepRows(document))] : []),
    sweepNotes(document)
      .map((note) => `> ⚠ ${text(note)}.`)
      .join('\n>\n'),
    folded(
      'Environment',
      environmentFacts(bench)
        .map(([name, value]) => `- ${name}: ${text(value)}`)
        .join('\n'),
    ),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
};

export default markdown;

function table(rows: Rows): string {
  return markdownTable(
    rows.map((row) => row.map(text)),
    [0],
  );
}

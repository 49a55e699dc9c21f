import { markdownTable } from 'markdown-table';
import { conclusion } from '../bench/conclusion.ts';
import { environmentFacts } from '../bench/environment-facts.ts';
import { cellKey, type Figures, figuresOf, isPaired } from '../bench/figures.ts';
import { notes } from '../bench/notes.ts';
import { problems } from '../bench/problems.ts';
import { range } from '../bench/range.ts';
import { markdownText as text } from '../markdown-text.ts';
import { milliseconds, times } from '../numbers.ts';
import type { RenderReport } from './format.ts';

/** For a pull request or the summary of a CI job: the verdict, one table, and the rest folded away. */
const markdown: RenderReport = (document) => {
  const figures = figuresOf(document);
  const failures = problems(document).map((problem) => `\`\`\`\n${problem.replaceAll('```', "'''")}\n\`\`\``);
  const timed = figures.engines.length > 0;
  const sections = [
    '## querylab bench',
    `**${text(conclusion(document, figures))}**`,
    ...failures,
    ...(timed && figures.scenarios.length > 0 ? [engines(figures)] : []),
    notes(document, figures)
      .map((note) => `> ⚠ ${text(note)}.`)
      .join('\n>\n'),
    ...(timed ? [folded('Median milliseconds of every scenario', medians(document.scenarios, figures))] : []),
    folded(
      'Environment',
      environmentFacts(document)
        .map(([name, value]) => `- ${name}: ${text(value)}`)
        .join('\n'),
    ),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
};

export default markdown;

function engines(figures: Figures): string {
  const { engines: all, baseline } = figures;
  // A single process has no interval, so it has no verdict either.
  const columns = isPaired(figures) ? 6 : 4;
  const head = ['engine', 'median ms', 'p90 ms', `over ${text(baseline ?? '')}`, '95 % interval', 'verdict'];
  const rows = [...all]
    .sort((a, b) => (b.speedup ?? 0) - (a.speedup ?? 0))
    .map(({ engine, median, p90, speedup, comparison }) => [
      text(engine),
      milliseconds(median),
      milliseconds(p90),
      speedup === null ? '–' : times(speedup),
      range(comparison?.speedup.interval ?? null),
      comparison?.verdict ?? 'baseline',
    ]);
  return table(
    [head, ...rows].map((row) => row.slice(0, columns)),
    ['l', 'r', 'r', 'r', 'r', 'l'].slice(0, columns),
  );
}

function medians(scenarios: readonly { name: string }[], { engines: all, medians: cells }: Figures): string {
  const names = all.map(({ engine }) => engine);
  const rows = scenarios.map(({ name }) => [
    text(name),
    ...names.map((engine) => {
      const median = cells.get(cellKey(engine, name));
      return median === undefined ? '–' : milliseconds(median);
    }),
  ]);
  return table([['scenario', ...names.map(text)], ...rows], ['l', ...names.map(() => 'r')]);
}

function table(rows: string[][], align: string[]): string {
  return markdownTable(rows, { align, alignDelimiters: false });
}

function folded(summary: string, content: string): string {
  return `<details><summary>${summary}</summary>\n\n${content}\n\n</details>`;
}

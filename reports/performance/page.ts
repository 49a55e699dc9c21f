import { problems } from '../bench/problems.ts';
import { printable } from '../text-table.ts';
import type { PerformanceData } from './data.ts';
import { enginesTable } from './engines-section.ts';
import { indexTable } from './index-section.ts';
import { profileSection } from './profile-section.ts';
import { cameraChoice, runFacts } from './run-section.ts';
import { sizesTable } from './sizes-section.ts';
import { stepsTable } from './steps-section.ts';
import { sweepSection } from './sweep-section.ts';
import { targetsSection } from './targets-section.ts';

/** The performance page in Markdown. `notes` is what people wrote: it comes last, as it is. */
export function performancePage(data: PerformanceData, notes: string): string {
  const { benches, sweeps, facts } = data;
  const failures = benches.flatMap(({ bench }) => problems(bench));
  const sections: (readonly [title: string, ...paragraphs: string[]])[] = [
    ['Targets', targetsSection(data)],
    [
      'All engines',
      'Medians of all timed calls, and the ratio to C and to Python over both scenarios, with its 95 % interval over ' +
        'process pairs: C and Python read blobs of the same format, for v2 and DuckDB those of lz4. Below 1 is faster. One ' +
        'interleaved run a store; slow engines take part in its first rounds only. All of them returned the same flights.',
      ...benches.flatMap(({ preset, bench }) => [
        `### \`${preset}\``,
        [runFacts(preset, bench), cameraChoice(facts, preset)].join('\n'),
        enginesTable(bench),
      ]),
    ],
    [
      'What each optimisation bought',
      'In order, each against the step it builds on, in the run above; `in all` is against the first, over both scenarios.',
      ...benches.flatMap(({ preset, bench }) => [`### On \`${preset}\``, stepsTable(bench)]),
    ],
    ['How time grows', ...[...sweeps.values()].map(sweepSection)],
    [
      'What the finer index costs',
      'Loaded once by a process, when a query first asks a day-file; medians of fresh processes.',
      indexTable(facts),
    ],
    ['Sizes', sizesTable(facts)],
    ['What is left', profileSection(facts)],
  ];
  return `${[
    '# Performance',
    'Made by `npm run lab -- performance`: change [performance-notes.md](performance-notes.md) and the code, not this page. ' +
      '[results.md](results.md) says how figures are taken.',
    ...failures.map((text) => `\`\`\`\n${text.replaceAll('```', "'''")}\n\`\`\``),
    ...missing(data),
    ...sections.flatMap(([title, ...paragraphs]) => [`## ${title}`, ...paragraphs]),
    notes.trim(),
  ].join('\n\n')}\n`;
}

function missing({ facts }: PerformanceData): string[] {
  if (facts.missing.length === 0) return [];
  return [`Not measured here:\n${facts.missing.map(({ what, why }) => printable(`- ${what}: ${why}`)).join('\n')}`];
}

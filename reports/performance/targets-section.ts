import { exponentRange, exponentText } from '../sweep/growth-table.ts';
import type { PerformanceData } from './data.ts';
import { ratio, ratioText } from './figures.ts';
import { growthResults, type OtherResult, sizeResults } from './other-targets.ts';
import { table } from './table.ts';
import type { TargetVerdict } from './target-verdict.ts';
import { timeResults } from './time-targets.ts';

const MARKS: Readonly<Record<TargetVerdict, string>> = {
  reached: '**reached**',
  'reached, not surely': 'reached, not surely',
  'not reached': '**not reached**',
  'not measured': 'not measured',
};

/** How many targets are reached, and both tables. */
export function targetsSection({ benches, sweeps, facts }: PerformanceData): string {
  const last = benches.at(-1);
  if (last === undefined) return 'Nothing was measured.';
  const times = timeResults(last.bench);
  const others = [...sizeResults(facts, last.preset), ...growthResults(sweeps)];
  const verdicts = [...times, ...others].map(({ verdict }) => verdict);
  const count = (verdict: TargetVerdict) => verdicts.filter((own) => own === verdict).length;
  const scenarios = last.bench.scenarios.map(({ name }) => name);
  const timeTable = table(
    [
      ['target', 'against', 'at most', 'engine', ...scenarios, 'verdict'],
      ...times.map(({ target, engine, ratios, verdict }) => [
        target.what,
        `\`${target.against}\``,
        String(target.limit),
        engine === null ? '–' : `\`${engine}\``,
        ...scenarios.map((_, i) => ratioText(ratios[i] ?? null)),
        MARKS[verdict],
      ]),
    ],
    [0, 1, 3, scenarios.length + 4],
  );
  const otherTable = table(
    [
      ['target', 'against', 'at most', 'found', 'verdict'],
      ...others.map((result) => [
        result.what,
        result.against,
        String(result.limit),
        found(result),
        MARKS[result.verdict],
      ]),
    ],
    [0, 1, 4],
  );
  return [
    `Reached: ${count('reached')} of ${verdicts.length} lines. By the median alone: ${count('reached, not surely')}. ` +
      `Not reached: ${count('not reached')}. Not measured: ${count('not measured')}.`,
    `On \`${last.preset}\`: ratios of times over fresh process pairs, the median of them with its 95 % interval. The best ` +
      'engine of a kind is the one with the least ratio over both scenarios of the same run, which flatters it a little. ' +
      'Reached means that the whole interval ends below the limit on every scenario.',
    timeTable,
    'Sizes: blobs alone; day-files without the finer index on either side; v2 with it against bz2 without. Growth: the ' +
      'exponent of a least-squares line on logarithms.',
    otherTable,
  ].join('\n\n');
}

function found({ id, measure }: OtherResult): string {
  if (measure === null) return '–';
  if (!id.startsWith('growth')) return ratio(measure.estimate);
  return `${exponentText(measure.estimate)} (${exponentRange(measure.interval)})`;
}

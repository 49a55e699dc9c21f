import { type BenchDocument, samplesOf } from '../../harness/document.ts';
import { summarize } from '../../harness/stats.ts';
import { milliseconds, times } from '../numbers.ts';
import { planText } from '../plan.ts';
import { drawTable } from '../text-table.ts';
import { cellKey, type Figures } from './figures.ts';

/** Minimum, median, 90th percentile and speed-up of every cell, and what was picked where an engine picks. */
export function cellTable({ cells }: BenchDocument, { baseline, medians }: Figures): string {
  const picks = cells.some(({ plan }) => plan !== undefined);
  return drawTable({
    head: [
      ...['scenario', 'engine', 'samples', 'min ms', 'median ms', 'p90 ms', `over ${baseline}`],
      ...(picks ? ['picked'] : []),
    ],
    left: [0, 1, 7],
    rows: cells
      .filter(({ rounds }) => rounds.length > 0)
      .map((cell) => {
        const { engine, scenario, plan } = cell;
        const { count, min, median, p90 } = summarize(samplesOf(cell));
        const base = medians.get(cellKey(baseline ?? engine, scenario));
        // A time that the clock shows as 0 is in no ratio.
        const speedup = base === undefined || median === 0 ? '–' : times(base / median);
        return [
          ...[scenario, engine, String(count), milliseconds(min), milliseconds(median), milliseconds(p90), speedup],
          ...(picks ? [plan === undefined ? '' : planText(plan)] : []),
        ];
      }),
  });
}

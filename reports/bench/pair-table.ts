import { times } from '../numbers.ts';
import { drawTable } from '../text-table.ts';
import type { Figures } from './figures.ts';
import { range } from './range.ts';
import { stacked } from './stacked.ts';

/** One row an engine and scenario: speed-up over the baseline, its interval, the verdict. */
export function pairTable({ cells, baseline }: Figures): string {
  return drawTable({
    head: ['scenario', 'engine', 'pairs', stacked(`over ${baseline}`), '95 %\ninterval', 'verdict'],
    left: [0, 1, 5],
    rows: cells.map(({ scenario, engine, pairs, speedup, verdict }) => [
      scenario ?? '',
      engine,
      String(pairs),
      times(speedup.estimate),
      range(speedup.interval),
      verdict,
    ]),
  });
}

import { milliseconds, times } from '../numbers.ts';
import { drawTable } from '../text-table.ts';
import type { Figures } from './figures.ts';

/** One row an engine: a pass over all scenarios, and the speed-up over the baseline. */
export function engineTable({ engines, baseline }: Figures): string {
  return drawTable({
    head: ['engine', 'min ms', 'median ms', 'p90 ms', `speed-up over ${baseline}`, 'samples'],
    left: [0],
    rows: engines.map(({ engine, min, median, p90, speedup, samples }) => [
      engine,
      milliseconds(min),
      milliseconds(median),
      milliseconds(p90),
      speedup === null ? '–' : times(speedup),
      String(samples),
    ]),
  });
}

import { milliseconds, times } from '../numbers.ts';
import { drawTable } from '../text-table.ts';
import { type EngineFigures, type Figures, isPaired } from './figures.ts';
import { range } from './range.ts';
import { stacked } from './stacked.ts';

/**
 * One row an engine: a pass over all scenarios, and the speed-up over the baseline; in a run of several process pairs
 * with its interval and the verdict.
 */
export function engineTable(figures: Figures): string {
  const { engines, baseline } = figures;
  const shared = ({ engine, min, median, p90, speedup }: EngineFigures) => [
    engine,
    milliseconds(min),
    milliseconds(median),
    milliseconds(p90),
    speedup === null ? '–' : times(speedup),
  ];
  if (!isPaired(figures)) {
    return drawTable({
      head: ['engine', 'min ms', 'median ms', 'p90 ms', `speed-up over ${baseline}`, 'samples'],
      left: [0],
      rows: engines.map((own) => [...shared(own), String(own.samples)]),
    });
  }
  return drawTable({
    head: ['engine', 'min\nms', 'median\nms', 'p90\nms', stacked(`over ${baseline}`), '95 %\ninterval', 'verdict'],
    left: [0, 6],
    rows: engines.map((own) => [
      ...shared(own),
      own.comparison === null ? '' : range(own.comparison.speedup.interval),
      own.comparison?.verdict ?? 'baseline',
    ]),
  });
}

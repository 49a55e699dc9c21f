import type { BenchDocument } from '../../harness/document.ts';
import { plural } from '../numbers.ts';
import { type Figures, fastestFirst } from './figures.ts';
import { machineDoubts } from './machine-doubts.ts';

/** Steps of the clock below which a call is too short to be told from the next step. */
const CLOCK_STEPS = 100;

/** What makes the figures of a run doubtful, one text each. */
export function doubts(document: BenchDocument, { engines, medians }: Figures): string[] {
  const { environment, scenarios, cells } = document;
  const idle = scenarios.filter(
    ({ name }) => !cells.some((cell) => cell.scenario === name && cell.counters.candidates > 0),
  );
  const fastest = fastestFirst(engines)[0];
  const shortest = [...engines].sort((a, b) => a.median - b.median)[0];
  const coarse = [...medians]
    .filter(([, median]) => median < CLOCK_STEPS * environment.timerStep)
    .map(([cell]) => cell.replace('\n', ' '));
  return [
    ...machineDoubts(document),
    ...(coarse.length > 0
      ? [
          `${plural(coarse.length, 'cell')} take less than ${CLOCK_STEPS} steps of the clock (${environment.timerStep} ms) a call: ${coarse.slice(0, 3).join(', ')}`,
        ]
      : []),
    ...(idle.length > 0
      ? [
          `${plural(idle.length, 'scenario')} of ${scenarios.length} without candidates on this store, left out of the verdict`,
        ]
      : []),
    ...(fastest !== undefined && shortest !== undefined && fastest !== shortest
      ? [
          `${shortest.engine} has the shortest pass, since a pass counts milliseconds; ${fastest.engine} has the best ` +
            'mean of ratios, which weighs every scenario alike',
        ]
      : []),
  ];
}

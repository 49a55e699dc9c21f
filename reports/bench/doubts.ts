import type { BenchDocument } from '../../harness/document.ts';
import { plural } from '../numbers.ts';
import type { Figures } from './figures.ts';

/** What makes the figures of a run doubtful, one text each. */
export function doubts({ environment, scenarios, cells }: BenchDocument, { engines }: Figures): string[] {
  const idle = scenarios.filter(
    ({ name }) => !cells.some((cell) => cell.scenario === name && cell.counters.candidates > 0),
  );
  const fastest = [...engines].sort((a, b) => (b.speedup ?? 0) - (a.speedup ?? 0))[0];
  const shortest = [...engines].sort((a, b) => a.median - b.median)[0];
  return [
    ...(environment.load > environment.cores
      ? [
          `the load before the run, ${environment.load.toFixed(1)}, exceeds the ${environment.cores} cores: other work disturbs the figures`,
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

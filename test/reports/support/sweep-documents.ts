import type { SweepDocument } from '../../../harness/sweep/sweep-document.ts';
import { sweepDocument } from '../../harness/sweep/support/sweep-document.ts';
import { HOSTILE, hostileDocument } from './hostile-document.ts';

export const VALUES = [10, 20, 40, 80, 160, 320];

/** Two engines that cross at 80: one in proportion, the other with a fixed part; rounds differ by some per cent. */
export function crossingSweep(rounds = 8): SweepDocument {
  return sweepDocument(
    ['typed/lz4', 'pool-chunk/lz4'],
    VALUES,
    (engine, value, round) =>
      (engine === 'typed/lz4' ? value * (1 + ((3 * round) % 8) / 40) : 40 + value / 2) * (1 + round / 100),
    rounds,
  );
}

/** A sweep whose every text of a store or engine is hostile. */
export function hostileSweep(): SweepDocument {
  const { bench, ...sweep } = sweepDocument([HOSTILE, 'b/v2'], VALUES, (_, value) => value);
  const steps = sweep.steps.map((step) => ({ ...step, label: `${HOSTILE}${step.value}` }));
  return {
    ...{ ...sweep, steps, over: HOSTILE, unit: HOSTILE },
    bench: { ...bench, environment: hostileDocument().environment },
  };
}

import { quantile } from '../stats.ts';
import type { Interval } from './median-interval.ts';
import { rankSumCdf } from './rank-sum.ts';

/** By how much one sample lies above another. */
export interface Shift {
  readonly estimate: number;
  /** Null where there are too few values. */
  readonly interval: Interval | null;
}

/**
 * Shift from the values `a` to the values `b`, two independent samples: the median of all differences b − a (J. L.
 * Hodges and E. L. Lehmann, "Estimates of location based on rank tests", Annals of Mathematical Statistics 34 (1963),
 * 598–611), with the interval that inverts the exact rank-sum test: from the c-th smallest to the c-th largest of the
 * differences, for the greatest c with 2·P(U ≤ c − 1) ≤ 1 − confidence (M. Hollander, D. A. Wolfe and E. Chicken,
 * "Nonparametric Statistical Methods", 3rd ed. 2014, section 4.3). It holds what it promises whatever the distribution,
 * as long as both have the same shape.
 * @param confidence a share.
 * @throws RangeError where a sample is empty.
 */
export function shiftInterval(a: readonly number[], b: readonly number[], confidence: number): Shift {
  const differences = b.flatMap((own) => a.map((other) => own - other)).sort((x, y) => x - y);
  const depth = rankSumCdf(a.length, b.length).filter((share) => 2 * share <= 1 - confidence).length;
  return {
    estimate: quantile(differences, 0.5),
    interval:
      depth === 0
        ? null
        : { low: differences[depth - 1] as number, high: differences[differences.length - depth] as number },
  };
}

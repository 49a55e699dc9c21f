import { rankSumCdf } from './rank-sum.ts';

/**
 * Exact one-sided rank-sum test of two independent samples: the chance that `b` lies as far above `a` as here, where
 * both come from one distribution. F. Wilcoxon, "Individual comparisons by ranking methods", Biometrics Bulletin 1
 * (1945), 80–83; its distribution is that of Mann and Whitney's U, the number of pairs with b above a. A tie is counted
 * as one that is not above, which makes the chance larger.
 * @returns 1 where a sample is empty.
 */
export function chanceOfShift(a: readonly number[], b: readonly number[]): number {
  const below = a.reduce((sum, other) => sum + b.filter((own) => own <= other).length, 0);
  return rankSumCdf(a.length, b.length)[below] ?? 1;
}

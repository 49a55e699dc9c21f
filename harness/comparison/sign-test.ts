import { fairCoinCdf } from './fair-coin.ts';

/**
 * Exact one-sided sign test: the chance of at least as many values above `bound` where the population median is not
 * above it, P(Binomial(n, ½) ≥ number of values above). A value that equals the bound is counted as one that is not
 * above it, which makes the chance larger. W. J. Conover, "Practical Nonparametric Statistics", 3rd ed. 1999,
 * section 3.4. 1 where there is no value.
 */
export function chanceAbove(values: readonly number[], bound: number): number {
  const above = values.filter((value) => value > bound).length;
  // At least k of n heads is at most n − k of the tails.
  return fairCoinCdf(values.length - above, values.length);
}

/** The same for values below the bound. */
export function chanceBelow(values: readonly number[], bound: number): number {
  return chanceAbove(
    values.map((value) => -value),
    -bound,
  );
}

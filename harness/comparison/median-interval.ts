import { fairCoinCdf } from './fair-coin.ts';
import type { Interval } from './interval.ts';

/**
 * Interval of the population median by interpolated order statistics, `confidence` as a share.
 *
 * The d-th smallest and d-th largest of n independent values enclose the median with probability
 * γ(d) = 1 − 2·P(Binomial(n, ½) ≤ d − 1), whatever their distribution. For d with γ(d + 1) < confidence ≤ γ(d), the
 * ends lie between the d-th and the (d + 1)-th value, at λ = (n − d)·I / (d + (n − 2d)·I) of the way, where
 * I = (γ(d) − confidence) / (γ(d) − γ(d + 1)). T. P. Hettmansperger and S. J. Sheather, "Confidence intervals based
 * on interpolated order statistics", Statistics & Probability Letters 4 (1986), 75–79.
 * @returns null where even the least and the greatest value are too few: at 95 % below 6 values.
 */
export function medianInterval(values: readonly number[], confidence: number): Interval | null {
  const n = values.length;
  const enclosed = (depth: number) => 1 - 2 * fairCoinCdf(depth - 1, n);
  if (n === 0 || enclosed(1) < confidence) return null;
  let depth = 1;
  while (enclosed(depth + 1) >= confidence) depth++;
  const share = (enclosed(depth) - confidence) / (enclosed(depth) - enclosed(depth + 1));
  const way = ((n - depth) * share) / (depth + (n - 2 * depth) * share);
  const sorted = [...values].sort((a, b) => a - b);
  const between = (outer: number, inner: number) =>
    (1 - way) * (sorted[outer] as number) + way * (sorted[inner] as number);
  return { low: between(depth - 1, depth), high: between(n - depth, n - depth - 1) };
}

/** The fewest values that `medianInterval` gives an interval of. */
export function fewestFor(confidence: number): number {
  let n = 1;
  while (1 - 2 * fairCoinCdf(0, n) < confidence) n++;
  return n;
}

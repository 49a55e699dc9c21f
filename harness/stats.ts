/** How percentiles are computed, for people. */
export const PERCENTILE_METHOD = 'linear interpolation between order statistics (type 7 of Hyndman & Fan, 1996)';

/**
 * The q-quantile of a sample, 0 ≤ q ≤ 1, by linear interpolation between order statistics: with the values
 * sorted, position (n − 1)·q. Type 7 of R. J. Hyndman and Y. Fan, "Sample Quantiles in Statistical Packages",
 * The American Statistician 50 (1996), 361–365.
 * @throws RangeError for an empty sample.
 */
export function quantile(values: readonly number[], q: number): number {
  if (values.length === 0) throw new RangeError('an empty sample has no quantile');
  const sorted = [...values].sort((a, b) => a - b);
  const position = (sorted.length - 1) * q;
  const below = sorted[Math.floor(position)] as number;
  const above = sorted[Math.ceil(position)] as number;
  return below + (above - below) * (position - Math.floor(position));
}

/** @throws RangeError for an empty sample. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Minimum, median and 90th percentile of a sample. */
export interface Summary {
  readonly count: number;
  readonly min: number;
  readonly median: number;
  readonly p90: number;
}

/** @throws RangeError for an empty sample. */
export function summarize(values: readonly number[]): Summary {
  return { count: values.length, min: Math.min(...values), median: median(values), p90: quantile(values, 0.9) };
}

/**
 * Geometric mean of positive ratios: the mean that gives the same verdict whichever side is the base
 * (P. J. Fleming and J. J. Wallace, "How not to lie with statistics", CACM 29 (1986), 218–221).
 * @throws RangeError for an empty list.
 */
export function geometricMean(ratios: readonly number[]): number {
  if (ratios.length === 0) throw new RangeError('no ratio to take a mean of');
  return Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);
}

import { quantile } from '../stats.ts';

/** Values that a level has at least: a single late run is no change. */
const LEAST_LENGTH = 2;

/** Least standard deviation that is believed, on the scale of the values: logarithms, so 1 %. */
const LEAST_SIGMA = 0.01;

/** A stretch of a series between changes of its level. */
export interface Level {
  /** Index of its first value. */
  readonly start: number;
  /** Index behind its last value. */
  readonly end: number;
  readonly mean: number;
}

/**
 * Splits a series into stretches of constant level: the split that has the least sum of squares round the means of its
 * stretches, divided by the variance of the noise, plus 3·ln n for each change. The minimum is exact, by the dynamic
 * programme of B. Jackson et al., "An algorithm for optimal partitioning of data on an interval", IEEE Signal Processing
 * Letters 12 (2005), 105–108 (which PELT of R. Killick, P. Fearnhead and I. Eckley, JASA 107 (2012), 1590–1598, prunes
 * for long series). The penalty is that of the modified BIC (N. Zhang and D. Siegmund, Biometrics 63 (2007), 22–32)
 * without its term for the lengths. The noise comes from the differences of neighbours, which changes of level hardly
 * touch.
 * @param values logarithms of times, in the order of the runs.
 * @returns one level where nothing changed; none for an empty series.
 */
export function levelsOf(values: readonly number[]): Level[] {
  const n = values.length;
  if (n === 0) return [];
  const variance = noise(values) ** 2;
  const penalty = 3 * Math.log(n);
  const cost = squaresRoundMean(values);
  // best[end]: least cost of the first `end` values; from[end]: where their last stretch starts.
  const best: number[] = [-penalty];
  const from: number[] = [0];
  for (let end = 1; end <= n; end++) {
    let [least, start] = [Number.POSITIVE_INFINITY, 0];
    for (let begin = 0; begin <= end - Math.min(LEAST_LENGTH, n); begin++) {
      const total = (best[begin] as number) + cost(begin, end) / variance + penalty;
      if (total < least) [least, start] = [total, begin];
    }
    best.push(least);
    from.push(start);
  }
  const levels: Level[] = [];
  for (let end = n; end > 0; end = from[end] as number) {
    const start = from[end] as number;
    levels.unshift({ start, end, mean: mean(values.slice(start, end)) });
  }
  return levels;
}

/** Standard deviation of the noise: that of a normal distribution with the median of the absolute differences. */
function noise(values: readonly number[]): number {
  if (values.length < 2) return LEAST_SIGMA;
  const steps = values.slice(1).map((value, i) => Math.abs(value - (values[i] as number)));
  // The median of |difference| of two normal values is 0.6745·√2·σ.
  return Math.max(LEAST_SIGMA, quantile(steps, 0.5) / (0.6745 * Math.SQRT2));
}

/** Sum of squared deviations of the values from `start` to before `end` from their mean, in constant time. */
function squaresRoundMean(values: readonly number[]): (start: number, end: number) => number {
  const shift = mean(values);
  const [sums, squares] = [[0], [0]];
  for (const value of values) {
    sums.push((sums.at(-1) as number) + value - shift);
    squares.push((squares.at(-1) as number) + (value - shift) ** 2);
  }
  return (start, end) => {
    const sum = (sums[end] as number) - (sums[start] as number);
    const square = (squares[end] as number) - (squares[start] as number);
    return Math.max(0, square - sum ** 2 / (end - start));
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

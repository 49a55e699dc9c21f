import { quantile } from '../stats.ts';

/** Values that a level has at least: one late run is no change. */
const LEAST_LENGTH = 2;

/** Least standard deviation that is believed, on the scale of the values: logarithms, so 2 %. */
const LEAST_SIGMA = 0.02;

/** Cost of a change, in units of ln n: of 1,000 simulated series of 30 runs that never change, few show a change. */
const CHANGE = 4;

/** A stretch of a series between changes of its level. */
export interface Level {
  /** Index of its first value. */
  readonly start: number;
  /** Index behind its last value. */
  readonly end: number;
  /** Median of its values. */
  readonly middle: number;
}

/**
 * Splits a series into stretches of constant level: the split with the least sum of absolute deviations from the medians
 * of its stretches, as 2·Σ|x − m|/b, plus 4·ln n for each change. Absolute deviations, the likelihood of Laplace's
 * distribution, are what a late run can do little to (J. Bai, "Estimation of multiple-regime regressions with least
 * absolutes deviation", J. Stat. Planning and Inference 74 (1998), 103–134). The minimum is exact, by the dynamic
 * programme of B. Jackson et al., "An algorithm for optimal partitioning of data on an interval", IEEE Signal Processing
 * Letters 12 (2005), 105–108. The scale b comes from the differences of neighbours, which changes of level hardly touch.
 * @param values logarithms of times, in the order of the runs.
 * @returns one level where nothing changed; none for an empty series.
 */
export function levelsOf(values: readonly number[]): Level[] {
  const n = values.length;
  const scale = scaleOf(values);
  const penalty = CHANGE * Math.log(Math.max(n, 1));
  // best[end]: least cost of the first `end` values; from[end]: where the last stretch of that split starts.
  const best: number[] = [-penalty, ...Array(n).fill(Number.POSITIVE_INFINITY)];
  const from: number[] = Array(n + 1).fill(0);
  for (let start = 0; start < n; start++) {
    const sorted: number[] = [];
    for (let end = start + 1; end <= n; end++) {
      insert(sorted, values[end - 1] as number);
      if (sorted.length < Math.min(LEAST_LENGTH, n)) continue;
      const cost = (best[start] as number) + (2 * deviation(sorted)) / scale + penalty;
      if (cost < (best[end] as number)) [best[end], from[end]] = [cost, start];
    }
  }
  const levels: Level[] = [];
  for (let end = n; end > 0; end = from[end] as number) {
    const start = from[end] as number;
    levels.unshift({ start, end, middle: quantile(values.slice(start, end), 0.5) });
  }
  return levels;
}

/** Mean absolute deviation of normal noise whose neighbours differ as these values' do. */
function scaleOf(values: readonly number[]): number {
  const steps = values.slice(1).map((value, i) => Math.abs(value - (values[i] as number)));
  // The median of |difference| of two normal values is 0.6745·√2·σ.
  const sigma = steps.length === 0 ? 0 : quantile(steps, 0.5) / (0.6745 * Math.SQRT2);
  return Math.sqrt(2 / Math.PI) * Math.max(LEAST_SIGMA, sigma);
}

/** Puts a value into its place among sorted ones. */
function insert(sorted: number[], value: number): void {
  let at = sorted.length;
  while (at > 0 && (sorted[at - 1] as number) > value) at--;
  sorted.splice(at, 0, value);
}

/** Sum of absolute deviations of sorted values from their median: the upper half less the lower half. */
function deviation(sorted: readonly number[]): number {
  let sum = 0;
  for (let low = 0, high = sorted.length - 1; low < high; low++, high--) {
    sum += (sorted[high] as number) - (sorted[low] as number);
  }
  return sum;
}

/** An interval on the scale of its values. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The interval of ratios whose logarithms lie in one; null stays null. */
export function exponential(interval: Interval | null): Interval | null {
  return interval === null ? null : { low: Math.exp(interval.low), high: Math.exp(interval.high) };
}

/** The interval of the inverses of positive values: its ends are the other way round; null stays null. */
export function inverse(interval: Interval | null): Interval | null {
  return interval === null ? null : { low: 1 / interval.high, high: 1 / interval.low };
}

import type { Interval } from '../comparison/median-interval.ts';
import { CONFIDENCE } from '../comparison/pair-speedup.ts';
import { tFactor } from './student-t.ts';

/** A swept quantity and the milliseconds that a query took at it; both above 0. */
export interface SweptTime {
  readonly value: number;
  readonly ms: number;
}

/** Time as a power of the swept quantity: ms = factor · value^exponent. */
export interface Growth {
  /** 1 is time in proportion, 0 none at all. */
  readonly exponent: number;
  /** Of the exponent, 95 %; null for fewer than three steps. */
  readonly interval: Interval | null;
  /** Milliseconds at a value of 1. */
  readonly factor: number;
}

/**
 * Growth by least squares of ln ms on ln value, with the interval slope ± t·s / √Sxx of Student's t with n − 2 degrees
 * of freedom (N. R. Draper and H. Smith, "Applied Regression Analysis", 3rd edition, 1998, section 1.4). The interval
 * says how far the steps lie off the line; a time that has a fixed part is no line, and gives a wide one.
 * @throws RangeError for fewer than two different values.
 */
export function growthOf(times: readonly SweptTime[]): Growth {
  const n = times.length;
  const [x, y] = [times.map(({ value }) => Math.log(value)), times.map(({ ms }) => Math.log(ms))];
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / n;
  const [meanX, meanY] = [mean(x), mean(y)];
  const spread = x.reduce((sum, value) => sum + (value - meanX) ** 2, 0);
  if (n < 2 || spread === 0) throw new RangeError('one value makes no growth');
  const exponent = x.reduce((sum, value, i) => sum + (value - meanX) * ((y[i] as number) - meanY), 0) / spread;
  const intercept = meanY - exponent * meanX;
  const squares = y.reduce((sum, value, i) => sum + (value - intercept - exponent * (x[i] as number)) ** 2, 0);
  const growth = { exponent, factor: Math.exp(intercept) };
  if (n < 3) return { ...growth, interval: null };
  const margin = tFactor(CONFIDENCE, n - 2) * Math.sqrt(squares / (n - 2) / spread);
  return { ...growth, interval: { low: exponent - margin, high: exponent + margin } };
}

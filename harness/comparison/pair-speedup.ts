import { median } from '../stats.ts';
import { exponential, type Interval } from './interval.ts';
import { medianInterval } from './median-interval.ts';

/** Confidence of every interval that the lab gives. */
export const CONFIDENCE = 0.95;

/** How many times as fast as the baseline an engine is, and between which bounds. */
export interface Speedup {
  readonly estimate: number;
  /** Null where there are too few pairs. */
  readonly interval: Interval | null;
}

/**
 * Speed-up over process pairs. `logs` holds one value a pair: l = ln(median of the baseline's process / median of the
 * engine's), or its mean over several scenarios. The estimate is exp(median l), the interval exp of that of the median.
 * Samples of one process are not independent; processes are, so they are what is counted (T. Kalibera and R. Jones,
 * "Rigorous benchmarking in reasonable time", ISMM 2013; A. Georges, D. Buytaert and L. Eeckhout, "Statistically
 * rigorous Java performance evaluation", OOPSLA 2007).
 * @throws RangeError where there is no pair.
 */
export function pairSpeedup(logs: readonly number[]): Speedup {
  return { estimate: Math.exp(median(logs)), interval: exponential(medianInterval(logs, CONFIDENCE)) };
}

import { milliseconds } from '../numbers.ts';
import type { Measure } from './ratio.ts';

/** A ratio with three significant digits, `0.0412`, without an exponent. */
export function ratio(value: number): string {
  if (value >= 100) return value.toFixed(0);
  return value >= 1 ? value.toFixed(2) : value.toFixed(value >= 0.1 ? 3 : 4);
}

/** A ratio and its interval, `0.41 (0.40–0.43)`; `–` for null. */
export function ratioText(measure: Measure | null): string {
  if (measure === null) return '–';
  const { estimate, interval } = measure;
  return interval === null ? ratio(estimate) : `${ratio(estimate)} (${ratio(interval.low)}–${ratio(interval.high)})`;
}

/** Milliseconds, `–` where there are none. */
export function timeText(value: number | null): string {
  return value === null ? '–' : milliseconds(value);
}

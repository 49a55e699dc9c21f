import type { Interval } from '../../harness/comparison/interval.ts';
import { times } from '../numbers.ts';

/** An interval of ratios such as `3.71–4.02×`; `–` where there is none. */
export function range(interval: Interval | null): string {
  return interval === null ? '–' : `${times(interval.low).replace('×', '')}–${times(interval.high)}`;
}

import { exponential } from '../comparison/interval.ts';
import { medianInterval } from '../comparison/median-interval.ts';
import { median } from '../stats.ts';
import type { Look, Ratio } from './gate-judgement.ts';

/**
 * Ratio of times over process pairs: exp of the median of `logs`, with exp of the interval of the median; see
 * `medianInterval`.
 * @param logs ln(time / time of the base), one value a pair.
 * @returns null where there is no pair.
 */
export function ratioOf(logs: readonly number[], confidence: number): Ratio | null {
  if (logs.length === 0) return null;
  return {
    estimate: Math.exp(median(logs)),
    interval: exponential(medianInterval(logs, confidence)),
    pairs: logs.length,
  };
}

/**
 * Whether the whole interval lies beyond a floor: all above 1 + floor, or all below 1 / (1 + floor).
 * @param floor a share.
 */
export function look(ratio: Ratio, floor: number): Look {
  const { interval } = ratio;
  if (interval === null) return { ratio, beyond: null };
  if (interval.low > 1 + floor) return { ratio, beyond: 'slower' };
  return { ratio, beyond: interval.high < 1 / (1 + floor) ? 'faster' : null };
}

/** The floor that counts: that of the policy, or what the base differs from itself by, if that is more. As a share. */
export function raisedFloor(policy: number, again: Ratio | null): number {
  return again === null ? policy : Math.max(policy, again.estimate - 1, 1 / again.estimate - 1);
}

/**
 * The least slowdown, as a share, that the first look would have seen: an effect of which the interval, as wide below
 * its estimate as this one, would still lie beyond the floor. (1 + floor) · estimate / low − 1.
 */
export function visibleSlowdown({ estimate, interval }: Ratio, floor: number): number | null {
  return interval === null ? null : ((1 + floor) * estimate) / interval.low - 1;
}

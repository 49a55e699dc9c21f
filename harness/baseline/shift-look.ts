import { exponential } from '../comparison/interval.ts';
import { chanceOfShift } from '../comparison/rank-sum-test.ts';
import { shiftInterval } from '../comparison/shift-interval.ts';
import type { Ratio } from '../gate/gate-judgement.ts';

/** ln(time / time of the control) of a baseline and of a run, one value a process pair. The pairs of one are none of the other. */
export interface BeforeAndAfter {
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/**
 * By how much the ratio to the control has grown: exp of the Hodges–Lehmann shift from one sample to the other, with
 * exp of its interval; see `shiftInterval`.
 * @returns null where a sample is empty.
 */
export function shiftRatio({ before, after }: BeforeAndAfter, confidence: number): Ratio | null {
  const pairs = Math.min(before.length, after.length);
  if (pairs === 0) return null;
  const { estimate, interval } = shiftInterval(before, after, confidence);
  return { estimate: Math.exp(estimate), interval: exponential(interval), pairs };
}

/**
 * Chance of samples that lie as far beyond the floor as these, were the shift no larger than the floor: the exact
 * one-sided rank-sum test with the earlier sample moved by ln(1 + floor).
 */
export function chanceBeyond({ before, after }: BeforeAndAfter, side: 'slower' | 'faster', floor: number): number {
  const moved = (values: readonly number[]) => values.map((value) => value + Math.log1p(floor));
  return side === 'slower' ? chanceOfShift(moved(before), after) : chanceOfShift(moved(after), before);
}

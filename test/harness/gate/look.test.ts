import { expect, test } from 'vitest';
import type { Ratio } from '../../../harness/gate/gate-judgement.ts';
import { look, raisedFloor, ratioOf, visibleSlowdown } from '../../../harness/gate/look.ts';

const ratio = (low: number, estimate: number, high: number) => ({ estimate, interval: { low, high }, pairs: 8 });

const ratioOfSome = (logs: readonly number[]) => ratioOf(logs, 0.95) as Ratio;

test('a ratio is exp of the median log, with exp of the interval of the median', () => {
  const logs = [-0.03, 0.01, 0.02, 0.04, 0.05, 0.06, 0.08, 0.2];
  const { estimate, interval, pairs } = ratioOfSome(logs);
  expect(pairs).toBe(8);
  expect(estimate).toBeCloseTo(Math.exp(0.045), 12);
  // Of 8 values: depth 1 encloses 1 − 2/256, depth 2 1 − 18/256; I = (0.9921875 − 0.95) / 0.0625 = 0.675 and
  // λ = 7 · 0.675 / (1 + 6 · 0.675) = 0.93564…
  const way = (7 * 0.675) / (1 + 6 * 0.675);
  expect(interval?.low).toBeCloseTo(Math.exp(-0.03 + way * 0.04), 12);
  expect(interval?.high).toBeCloseTo(Math.exp(0.2 - way * 0.12), 12);
});

test('five pairs are too few for an interval, and none has no estimate', () => {
  expect(ratioOfSome([1, 2, 3, 4, 5]).interval).toBeNull();
  expect(ratioOf([], 0.95)).toBeNull();
});

test('only a whole interval beyond the floor counts, on either side', () => {
  expect(look(ratio(1.051, 1.1, 1.2), 0.05).beyond).toBe('slower');
  expect(look(ratio(1.049, 1.1, 1.2), 0.05).beyond).toBeNull();
  expect(look(ratio(0.8, 0.9, 0.9523), 0.05).beyond).toBe('faster');
  // 1 / 1.05 = 0.95238…
  expect(look(ratio(0.8, 0.9, 0.9525), 0.05).beyond).toBeNull();
  expect(look({ estimate: 2, interval: null, pairs: 3 }, 0.05).beyond).toBeNull();
});

test('the floor rises with what the base differs from itself by, in either direction', () => {
  expect(raisedFloor(0.05, ratio(0.97, 1.01, 1.04))).toBe(0.05);
  expect(raisedFloor(0.05, ratio(1, 1.08, 1.1))).toBeCloseTo(0.08, 12);
  expect(raisedFloor(0.05, ratio(0.85, 0.9, 1))).toBeCloseTo(1 / 0.9 - 1, 12);
  expect(raisedFloor(0.05, null)).toBe(0.05);
});

test('the visible slowdown is what would have moved the low end of the interval beyond the floor', () => {
  const seen = visibleSlowdown(ratio(0.98, 1, 1.02), 0.05) as number;
  expect(seen).toBeCloseTo(1.05 / 0.98 - 1, 12);
  // That slowdown, with an interval as wide:
  expect(0.98 * (1 + seen)).toBeCloseTo(1.05, 12);
  expect(visibleSlowdown({ estimate: 1, interval: null, pairs: 2 }, 0.05)).toBeNull();
});

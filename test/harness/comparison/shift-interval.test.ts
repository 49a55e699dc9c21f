import { expect, test } from 'vitest';
import { shiftInterval } from '../../../harness/comparison/shift-interval.ts';
import { gaussian, uniform } from './support/process-model.ts';

test('the estimate is the median of all differences', () => {
  expect(shiftInterval([1, 2, 10], [5, 7], 0.95)).toEqual({ estimate: 3.5, interval: null });
});

test('with four and four values the interval is the least and the greatest difference', () => {
  // 2·P(U = 0) is 2/70, and 2·P(U ≤ 1) is 4/70, more than 5 %.
  expect(shiftInterval([1, 2, 3, 4], [11, 12, 13, 14], 0.95).interval).toEqual({ low: 7, high: 13 });
});

test('fewer processes than can tell have no interval', () => {
  expect(shiftInterval([1, 2, 3], [4, 5, 6], 0.95).interval).toBeNull();
  expect(shiftInterval([1], [4], 0.95)).toEqual({ estimate: 3, interval: null });
});

test('it turns round with its samples', () => {
  const random = uniform(11);
  const [a, b] = [6, 9].map((n) => Array.from({ length: n }, () => gaussian(random)));
  const [there, back] = [
    shiftInterval(a as number[], b as number[], 0.95),
    shiftInterval(b as number[], a as number[], 0.95),
  ];
  expect(back.estimate).toBeCloseTo(-there.estimate, 12);
  expect(back.interval?.low).toBeCloseTo(-(there.interval?.high ?? Number.NaN), 12);
});

test.each([
  [4, 4],
  [8, 8],
  [5, 12],
])('with %d and %d values the interval holds the true shift in at least 95 %% of runs', (m, n) => {
  const random = uniform(100 * m + n);
  const runs = 4_000;
  let held = 0;
  for (let run = 0; run < runs; run++) {
    const a = Array.from({ length: m }, () => gaussian(random) ** 3);
    const b = Array.from({ length: n }, () => 0.7 + gaussian(random) ** 3);
    const { interval } = shiftInterval(a, b, 0.95);
    if (interval !== null && interval.low <= 0.7 && 0.7 <= interval.high) held++;
  }
  expect(held / runs).toBeGreaterThan(0.945);
  expect(held / runs).toBeLessThan(0.985);
});

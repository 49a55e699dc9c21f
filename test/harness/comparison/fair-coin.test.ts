import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fairCoinCdf } from '../../../harness/comparison/fair-coin.ts';

// From scipy.stats.binom.cdf(heads, tosses, 0.5), scipy 1.17.1.
test.each([
  [0, 1, 0.5],
  [0, 5, 0.03125],
  [2, 5, 0.5],
  [0, 8, 0.00390625],
  [1, 8, 0.03515625],
  [3, 8, 0.36328125],
  [8, 8, 1],
  [12, 40, 0.008294501687487355],
  [90, 200, 0.08948201976662577],
])('at most %d heads in %d tosses: %d', (heads, tosses, expected) => {
  expect(fairCoinCdf(heads, tosses)).toBeCloseTo(expected, 12);
});

test('fewer than no heads never come', () => {
  expect(fairCoinCdf(-1, 8)).toBe(0);
});

test('at most k heads are as likely as at most k tails', () => {
  const tosses = fc
    .integer({ min: 1, max: 1000 })
    .chain((n) => fc.tuple(fc.constant(n), fc.integer({ min: 0, max: n })));
  fc.assert(
    fc.property(tosses, ([n, k]) => {
      expect(fairCoinCdf(k, n) + fairCoinCdf(n - k - 1, n)).toBeCloseTo(1, 9);
    }),
  );
});

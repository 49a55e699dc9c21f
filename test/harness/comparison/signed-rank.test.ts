import { expect, test } from 'vitest';
import { signedRankP } from '../../../harness/comparison/signed-rank.ts';
import { gaussian, uniform } from './support/process-model.ts';

// scipy.stats.wilcoxon(values, alternative='greater', method='exact').pvalue of SciPy 1.17.1
test.each([
  [[1.2, 0.3, -0.5, 2.2, 0.9, 1.7, -0.1, 0.4], 0.0390625],
  [[0.05, 0.04, 0.06, 0.03, 0.07, 0.02, -0.01, 0.08, 0.09, 0.1, 0.11, 0.12], 0.00048828125],
  [[0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5, 9.5, 10.5, 11.5], 0.000244140625],
  [[-1.5, 2.5, 3.5, -4.5, 5.5], 0.3125],
  [[-1, -2, -3, 4, -5, 6.5], 0.578125],
])('the p-value of %j is that of SciPy', (values, expected) => {
  expect(signedRankP(values)).toBeCloseTo(expected, 12);
});

// Counted over all 2^n signs.
test.each([
  [[1, 1, -1, 2, 3, 0], 0.125],
  [[2, 2, 2, -2, 5, -1, 0, 7], 0.078125],
  [[1, 1, 1, 1], 0.0625],
  [[-2, -2, -3, -2, 3, -2, -3], 0.9140625],
])('ties share their ranks and zeros are left out: %j', (values, expected) => {
  expect(signedRankP(values)).toBeCloseTo(expected, 12);
});

test('nothing, and nothing but zeros, proves nothing', () => {
  expect(signedRankP([])).toBe(1);
  expect(signedRankP([0, 0])).toBe(1);
});

test('of symmetric values about 0 it is at most 5 % in at most 5 % of draws, also where tails are heavy', () => {
  const random = uniform(5);
  const heavy = () => gaussian(random) / Math.max(0.05, Math.abs(gaussian(random)));
  const found = Array.from({ length: 4_000 }, () => signedRankP(Array.from({ length: 12 }, heavy)));
  const share = found.filter((p) => p <= 0.05).length / found.length;
  expect(share).toBeGreaterThan(0.035);
  // P(p ≤ 0.05) is 0.0461 for 12 values; 0.057 is three standard errors above.
  expect(share).toBeLessThan(0.057);
});

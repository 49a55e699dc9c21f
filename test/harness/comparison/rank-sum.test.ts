import { describe, expect, test } from 'vitest';
import { rankSumCdf } from '../../../harness/comparison/rank-sum.ts';

/** Sizes, U and P(U ≤ u): statistic and p-value of scipy.stats.mannwhitneyu(…, 'less', method='exact'), scipy 1.17.1. */
const SCIPY: readonly (readonly [m: number, n: number, u: number, probability: number])[] = [
  [3, 4, 6, 0.5714285714285714],
  [5, 5, 9, 0.27380952380952384],
  [6, 6, 5, 0.020562770562770564],
  [8, 8, 26, 0.28686868686868683],
  [4, 12, 20, 0.3417582417582417],
  [10, 7, 27, 0.23735088440970795],
];

/** Every choice of `m` of `places`. */
function choices(m: number, places: readonly number[]): number[][] {
  if (m === 0) return [[]];
  return places.flatMap((place, i) => choices(m - 1, places.slice(i + 1)).map((rest) => [place, ...rest]));
}

describe('the distribution of U', () => {
  test.each(SCIPY)('of %d and %d values at %d is that of scipy', (m, n, u, probability) => {
    expect(rankSumCdf(m, n)[u]).toBeCloseTo(probability, 12);
  });

  test.each([
    [1, 1],
    [2, 3],
    [4, 3],
    [5, 5],
  ])('of %d and %d values is that of all their orders, counted one by one', (m, n) => {
    const orders = choices(m, [...Array(m + n).keys()]);
    const us = orders.map((own) => own.reduce((sum, place) => sum + place, 0) - (m * (m - 1)) / 2);
    const counted = Array.from({ length: m * n + 1 }, (_, u) => us.filter((own) => own <= u).length / orders.length);
    const found = rankSumCdf(m, n);
    expect(found).toHaveLength(counted.length);
    found.forEach((share, u) => {
      expect(share).toBeCloseTo(counted[u] as number, 12);
    });
  });
});

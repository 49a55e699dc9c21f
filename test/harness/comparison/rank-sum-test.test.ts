import { expect, test } from 'vitest';
import { chanceOfShift } from '../../../harness/comparison/rank-sum-test.ts';

test('is the exact tail of the Mann–Whitney statistic', () => {
  const [a, b] = [
    [1.2, 0.4, 3.1, 2.2, 0.9],
    [2.5, 3.6, 1.9, 4.4, 5.1, 2.8],
  ];
  // scipy.stats.mannwhitneyu(b, a, alternative='greater', method='exact').pvalue
  expect(chanceOfShift(a, b)).toBeCloseTo(0.025974025974025976, 14);
});

test('of two samples that do not overlap it is one order in all', () => {
  // 1 / C(8, 4)
  expect(chanceOfShift([1, 2, 3, 4], [5, 6, 7, 8])).toBeCloseTo(1 / 70, 14);
  expect(chanceOfShift([5, 6, 7, 8], [1, 2, 3, 4])).toBeCloseTo(1, 14);
});

test('ties do not speak for a shift', () => {
  expect(chanceOfShift([1, 1, 1, 1], [1, 1, 1, 1])).toBeCloseTo(1, 14);
});

test('says nothing where a sample is empty', () => {
  expect([chanceOfShift([], [1, 2]), chanceOfShift([1], [])]).toEqual([1, 1]);
});

import { expect, test } from 'vitest';
import { chanceAbove, chanceBelow } from '../../../harness/comparison/sign-test.ts';

const values = (above: number, below: number) => [...Array(above).fill(2), ...Array(below).fill(-2)];

test('is the tail of the binomial distribution', () => {
  // scipy.stats.binomtest(10, 12, 0.5, alternative='greater').pvalue
  expect(chanceAbove(values(10, 2), 0)).toBeCloseTo(0.019287109375, 15);
  expect(chanceAbove(values(8, 0), 0)).toBe(1 / 256);
  expect(chanceAbove(values(0, 8), 0)).toBe(1);
  expect(chanceBelow(values(2, 10), 0)).toBeCloseTo(0.019287109375, 15);
});

test('counts what equals the bound against either side', () => {
  expect(chanceAbove([1, 1, 1, 1], 1)).toBe(1);
  expect(chanceBelow([1, 1, 1, 1], 1)).toBe(1);
});

test('says nothing without values', () => {
  expect(chanceAbove([], 0)).toBe(1);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { geometricMean, quantile, summarize } from '../../harness/stats.ts';

const sample = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 30 });
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('quantile', () => {
  // Worked by hand with type 7: position (n − 1)·q in the sorted values.
  test.each([
    [[7], 0.9, 7],
    [[1, 2], 0.5, 1.5],
    [[4, 1, 3, 2], 0.5, 2.5],
    [[15, 20, 35, 40, 50], 0.4, 29],
    [[50, 15, 40, 20, 35], 0.9, 46],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9, 9.1],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.25, 3.25],
    [[10, 9, 100], 0, 9],
    [[10, 9, 100], 1, 100],
  ])('of %j at %d is %d', (values, q, expected) => {
    expect(quantile(values, q)).toBeCloseTo(expected, 12);
  });

  test('lies between the least and the greatest value', () => {
    fc.assert(
      fc.property(sample, share, (values, q) => {
        const found = quantile(values, q);
        expect(found).toBeGreaterThanOrEqual(Math.min(...values));
        expect(found).toBeLessThanOrEqual(Math.max(...values) * (1 + 1e-12));
      }),
    );
  });

  test('never falls as q rises', () => {
    fc.assert(
      fc.property(sample, share, share, (values, p, q) => {
        const [low, high] = [quantile(values, Math.min(p, q)), quantile(values, Math.max(p, q))];
        expect(high - low).toBeGreaterThanOrEqual(-1e-9 * high);
      }),
    );
  });

  test('does not depend on the order of the values, and leaves it as it is', () => {
    const shuffled = sample.chain((values) =>
      fc.tuple(fc.constant(values), fc.shuffledSubarray(values, { minLength: values.length })),
    );
    fc.assert(
      fc.property(shuffled, share, ([values, other], q) => {
        const before = [...other];
        expect(quantile(other, q)).toBe(quantile(values, q));
        expect(other).toEqual(before);
      }),
    );
  });

  test('refuses an empty sample', () => {
    expect(() => quantile([], 0.5)).toThrow(RangeError);
  });
});

test('a summary holds count, minimum, median and 90th percentile', () => {
  expect(summarize([50, 15, 40, 20, 35])).toEqual({ count: 5, min: 15, median: 35, p90: 46 });
  expect(() => summarize([])).toThrow(RangeError);
});

describe('geometricMean', () => {
  test('of hand-worked ratios', () => {
    expect(geometricMean([2, 8])).toBeCloseTo(4, 12);
    expect(geometricMean([1, 10, 100])).toBeCloseTo(10, 12);
    expect(geometricMean([5])).toBeCloseTo(5, 12);
  });

  test('gives the inverse where the sides change places', () => {
    const ratios = fc.array(fc.double({ min: 0.001, max: 1000, noNaN: true }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(ratios, (list) => {
        expect(geometricMean(list) * geometricMean(list.map((ratio) => 1 / ratio))).toBeCloseTo(1, 9);
      }),
    );
  });

  test('refuses an empty list', () => {
    expect(() => geometricMean([])).toThrow(RangeError);
  });
});

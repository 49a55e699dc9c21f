import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { growthOf } from '../../../harness/sweep/growth.ts';
import { FIT_VECTORS } from './support/scipy-vectors.ts';

const zip = (x: readonly number[], y: readonly number[]) => x.map((value, i) => ({ value, ms: y[i] as number }));

describe('growth', () => {
  test.each(FIT_VECTORS)('of a noisy power is that of scipy, interval included: $slope', (vector) => {
    const { exponent, factor, interval } = growthOf(zip(vector.x, vector.y));
    expect(exponent).toBeCloseTo(vector.slope, 10);
    expect(Math.log(factor)).toBeCloseTo(vector.intercept, 10);
    expect(interval?.low).toBeCloseTo(vector.low, 8);
    expect(interval?.high).toBeCloseTo(vector.high, 8);
  });

  test('of an exact power is its exponent, whatever the units', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -2, max: 3, noNaN: true }),
        fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
        (e, c) => {
          const found = growthOf([1, 3, 10, 47, 200].map((value) => ({ value, ms: c * value ** e })));
          expect(found.exponent).toBeCloseTo(e, 8);
          expect((found.interval?.high ?? 9) - (found.interval?.low ?? 0)).toBeLessThan(1e-6);
        },
      ),
    );
  });

  test('of two steps has no interval; of one value there is none', () => {
    expect(growthOf(zip([1, 2], [1, 4]))).toMatchObject({ interval: null });
    expect(growthOf(zip([1, 2], [1, 4])).exponent).toBeCloseTo(2, 12);
    expect(() => growthOf(zip([2, 2, 2], [1, 2, 3]))).toThrow(RangeError);
    expect(() => growthOf([])).toThrow(RangeError);
  });
});

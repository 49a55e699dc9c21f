import fc from 'fast-check';
import { expect, test } from 'vitest';
import { medianSlope } from '../../harness/memory-trend.ts';

test('a line has its slope, wherever it lies', () => {
  const small = fc.integer({ min: -1000, max: 1000 });
  fc.assert(
    fc.property(small, small, (slope, height) => {
      expect(medianSlope(Array.from({ length: 9 }, (_, x) => [x, height + slope * x]))).toBeCloseTo(slope, 9);
    }),
  );
});

test('one step and some spikes do not move it', () => {
  const step = Array.from({ length: 20 }, (_, x) => [x, x < 3 ? 0 : 5_000_000] as const);
  expect(medianSlope(step)).toBe(0);
  const spikes = Array.from({ length: 20 }, (_, x) => [x, 2 * x + (x % 7 === 3 ? 1e9 : 0)] as const);
  expect(medianSlope(spikes)).toBeCloseTo(2, 6);
});

test('one point has no slope', () => {
  expect(() => medianSlope([[1, 1]])).toThrow(RangeError);
  expect(() => medianSlope([])).toThrow(RangeError);
});

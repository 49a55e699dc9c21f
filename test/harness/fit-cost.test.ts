import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectedMs } from '../../engines/auto-model.ts';
import { fitCost } from '../../harness/fit-cost.ts';

const SIZES = [10_000, 100_000, 1_000_000, 5_000_000];

test('costs that lie on a line come back', () => {
  const part = fc.double({ min: 0.001, max: 1000, noNaN: true });
  fc.assert(
    fc.property(part, part, (fixedMs, perMegabyteMs) => {
      const cost = { fixedMs, perMegabyteMs };
      const fitted = fitCost(SIZES.map((bytes) => ({ bytes, ms: expectedMs(cost, bytes) })));
      for (const bytes of SIZES) expect(expectedMs(fitted, bytes) / expectedMs(cost, bytes)).toBeCloseTo(1, 6);
    }),
  );
});

test('a short query counts as much as a long one', () => {
  const fitted = fitCost([
    { bytes: 10_000, ms: 1 },
    { bytes: 20_000, ms: 2 },
    { bytes: 10_000_000, ms: 1300 },
  ]);
  expect(Math.abs(expectedMs(fitted, 10_000) - 1)).toBeLessThan(0.2);
});

test('no part is negative', () => {
  expect(fitCost(SIZES.map((bytes) => ({ bytes, ms: bytes ** 1.5 / 1e6 }))).fixedMs).toBe(0);
  const falling = fitCost([
    { bytes: 1_000_000, ms: 2 },
    { bytes: 2_000_000, ms: 1 },
  ]);
  expect(falling.perMegabyteMs).toBe(0);
  expect(falling.fixedMs).toBeGreaterThan(0);
});

test('one size makes no line', () => {
  expect(() => fitCost([{ bytes: 5, ms: 1 }])).toThrow(RangeError);
  expect(() => fitCost([])).toThrow(RangeError);
});

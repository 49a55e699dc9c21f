import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linearAxis, logAxis } from '../../../reports/page/axis.ts';

test('equal ratios are equally long, and everything is inside', () => {
  const axis = logAxis([1, 10, 100, 10_000]);
  expect(axis.at(10) - axis.at(1)).toBeCloseTo(axis.at(100) - axis.at(10), 1);
  expect(axis.at(1)).toBeGreaterThan(0);
  expect(axis.at(10_000)).toBeLessThan(100);
  expect(axis.ticks).toEqual([1, 10, 100, 1_000, 10_000]);
});

test.each([
  [
    [0.9, 8],
    [1, 2, 5],
  ],
  [
    [1, 300],
    [1, 3, 10, 30, 100, 300],
  ],
  [
    [0.02, 30_000],
    [0.1, 1, 10, 100, 1_000, 10_000],
  ],
  [
    [10, 11],
    [10, 10.2, 10.4, 10.6, 10.8, 11],
  ],
])('from %j the ticks are %j', (values, ticks) => {
  const found = logAxis(values).ticks;
  for (const tick of ticks) expect(found.map((own) => +own.toPrecision(3))).toContain(tick);
});

test('whatever the values, there are few ticks, all on the axis', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { maxLength: 20 }), (values) => {
      const axis = logAxis(values);
      expect(axis.ticks.length).toBeLessThanOrEqual(18);
      for (const value of [...values, ...axis.ticks]) {
        expect(axis.at(value)).toBeGreaterThanOrEqual(0);
        expect(axis.at(value)).toBeLessThanOrEqual(100);
      }
    }),
  );
});

test('an axis from 0 ends at its greatest value', () => {
  expect(linearAxis(40).at(40)).toBe(100);
  expect(linearAxis(40).at(0)).toBe(0);
  expect(linearAxis(0).at(0)).toBe(0);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  altitudeCode,
  latitudeCode,
  longitudeCode,
  MAX_CODE,
  shiftFor,
  timeCode,
} from '../../../../engines/store/zones/codes.ts';
import { neighbours } from '../../../support/next-double.ts';

const ENDS = [-0, 0, Number.MIN_VALUE, -Number.MIN_VALUE, Number.MAX_VALUE, -Number.MAX_VALUE, Infinity, -Infinity];

const anyNumber = fc.oneof(
  fc.double({ noNaN: true }),
  fc.double({ min: -400, max: 400, noNaN: true }),
  fc.integer({ min: -3000, max: 140_000 }),
  fc.constantFrom(...ENDS, -90, 90, -180, 180, -2000, 129_070),
);

/** Two numbers in order, often next to each other. */
const ordered = fc
  .tuple(anyNumber, anyNumber, fc.boolean())
  .map(([a, b, close]): [number, number] => (close ? [a, neighbours(a)[1]] : a <= b ? [a, b] : [b, a]));

describe.each([
  ['latitude', latitudeCode],
  ['longitude', longitudeCode],
  ['altitude', altitudeCode],
])('codes of %s', (_, codeOf) => {
  test('never fall where the value rises, and are whole numbers of 16 bits', () => {
    fc.assert(
      fc.property(ordered, ([a, b]) => {
        const [low, high] = [codeOf(a), codeOf(b)];
        expect(low).toBeLessThanOrEqual(high);
        for (const code of [low, high]) expect(Number.isInteger(code) && code >= 0 && code <= MAX_CODE).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });

  test('are the same for 0 and −0', () => {
    expect(codeOf(0) - codeOf(-0)).toBe(0);
  });
});

test('codes have the steps that they are said to have', () => {
  const step = (codeOf: (value: number) => number, from: number, to: number): number =>
    (to - from) / (codeOf(to) - codeOf(from));
  expect([latitudeCode(-90), latitudeCode(90)]).toEqual([0, MAX_CODE]);
  expect([longitudeCode(-180), longitudeCode(180)]).toEqual([0, MAX_CODE]);
  expect(step(latitudeCode, -80, 80)).toBeCloseTo(180 / MAX_CODE, 6);
  expect(step(longitudeCode, -80, 80)).toBeCloseTo(360 / MAX_CODE, 6);
  expect(step(altitudeCode, 0, 40_000)).toBe(2);
  expect([altitudeCode(-2001), altitudeCode(-2000), altitudeCode(129_070)]).toEqual([0, 0, MAX_CODE]);
});

test('codes of time never fall, whatever base and step, fractions of seconds and times outside among them', () => {
  const seconds = fc.oneof(fc.integer({ min: 0, max: 0xffffffff }), fc.double({ min: -1e10, max: 1e10, noNaN: true }));
  fc.assert(
    fc.property(
      seconds,
      seconds,
      fc.integer({ min: 0, max: 0xffffffff }),
      fc.integer({ min: 0, max: 16 }),
      (a, b, base, shift) => {
        const [low, high] = [timeCode(Math.min(a, b), base, shift), timeCode(Math.max(a, b), base, shift)];
        expect(low).toBeLessThanOrEqual(high);
        expect(low >= 0 && high <= MAX_CODE && Number.isInteger(low) && Number.isInteger(high)).toBe(true);
      },
    ),
    { numRuns: 3000 },
  );
});

test('the shift is the least that makes a range fit', () => {
  const power = fc.tuple(fc.integer({ min: 0, max: 31 }), fc.constantFrom(-1, 0, 1)).map(([bit, by]) => 2 ** bit + by);
  const ranges = fc.oneof(fc.integer({ min: 0, max: 0xffffffff }), power);
  fc.assert(
    fc.property(ranges, fc.constantFrom(8, 16), (range, bits) => {
      const shift = shiftFor(range, bits);
      expect(Math.floor(range / 2 ** shift)).toBeLessThan(2 ** bits);
      if (shift > 0) expect(Math.floor(range / 2 ** (shift - 1))).toBeGreaterThanOrEqual(2 ** bits);
    }),
  );
});

import { expect, test } from 'vitest';
import type { Point } from '../../../../engines/format/point.ts';
import { decodeV2 } from '../../../../engines/format/v2/decode.ts';
import { encodeV2 } from '../../../../engines/format/v2/encode.ts';
import { seededRandom } from '../../../support/seeded-random.ts';
import { packByHand, testPoint } from '../../../support/test-flight.ts';

const POINTS = 640;

/** Bits a point of what a column costs beyond one that does not change. */
function bitsOf(column: 'lat' | 'lon' | 'alt' | 'heading', values: (i: number) => number | null): number {
  const points = (value: (i: number) => Partial<Point>): Buffer =>
    packByHand(Array.from({ length: POINTS }, (_, i) => testPoint(1_717_243_200 + 4 * i, value(i))));
  const packed = points((i) => ({ [column]: values(i) }));
  const blob = encodeV2(packed);
  expect(packed.equals(decodeV2(blob))).toBe(true);
  return ((blob.length - encodeV2(points(() => ({}))).length) * 8) / POINTS;
}

const below = seededRandom(3);
const at = (track: readonly number[], i: number): number => track[i] as number;

/** Integers that grow by at least `step` each, and by less than `spread` more. */
function walk(from: number, step: number, spread: number): number[] {
  const track = [from];
  for (let i = 1; i < POINTS; i++) track.push(at(track, i - 1) + step + below(spread));
  return track;
}

const tens = (value: number): number => Number(value.toFixed(10));

test('decimals cost the bits of their steps', () => {
  const track = walk(42_365_600, 1000, 256);
  expect(bitsOf('lat', (i) => at(track, i) / 1e6)).toBeLessThan(9.5);
});

test('altitudes in steps of 25 feet cost the bits of the steps', () => {
  const climb = walk(400, 0, 4);
  expect(bitsOf('alt', (i) => 25 * at(climb, i))).toBeLessThan(3);
});

test('positions of ADS-B cost the bits of their fractions, not of ten decimals', () => {
  const track = walk(1_029_000, 500, 256);
  const lat = bitsOf('lat', (i) => {
    const k = at(track, i);
    return below(2) === 0 ? tens((k * 360) / (60 * 131072)) : tens((Math.floor((k * 59) / 60) * 360) / (59 * 131072));
  });
  expect(lat).toBeLessThan(11.5);
});

test('headings of ADS-B cost the bits of two speeds', () => {
  const heading = bitsOf('heading', () => {
    const degrees = (Math.atan2(below(512) - 256, below(512) - 256) * 180) / Math.PI;
    return tens(degrees < 0 ? degrees + 360 : degrees);
  });
  // Two of nine bits, and one in fifty an exception that lies too near a tie.
  expect(heading).toBeLessThan(22);
});

test('a held position costs a bit', () => {
  const track = walk(42_365_600, 1000, 256);
  expect(bitsOf('lat', (i) => at(track, i - (i % 8)) / 1e6)).toBeLessThan(4);
});

test('a missing altitude among others costs little', () => {
  expect(bitsOf('alt', (i) => (i % 64 === 5 ? null : 35_000))).toBeLessThan(2);
});

test('a few odd values do not make the others dear', () => {
  expect(bitsOf('alt', (i) => (i % 64 === 5 ? Math.PI : 25 * (i % 16)))).toBeLessThan(8);
});

test('numbers of single precision cost their own bits', () => {
  expect(bitsOf('lat', () => Math.fround(40 + below(1e6) / 1e6))).toBeLessThan(25);
});

test('headings too near a tie for arctangents to agree on are not stored as speeds', () => {
  const near: number[] = [];
  for (let x = 1; near.length < POINTS; x = (x % 900) + 1) {
    const y = 1 + below(900);
    const scaled = ((Math.atan2(x, y) * 180) / Math.PI) * 1e10;
    if (Math.abs(scaled - Math.floor(scaled) - 0.5) < 0.005) near.push(Math.round(scaled) / 1e10);
  }
  expect(bitsOf('heading', (i) => at(near, i))).toBeGreaterThan(35);
});

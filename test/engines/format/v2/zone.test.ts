import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeV2 } from '../../../../engines/format/v2/encode.ts';
import { AXIS, COLUMN, V2Reader } from '../../../../engines/format/v2/reader.ts';
import { boundAbove, boundBelow, boundOf, DEGREES, FEET } from '../../../../engines/format/v2/zone.ts';
import { caught } from '../../../support/caught-error.ts';
import { packedFlight } from '../../../support/codec-blob.ts';
import { anyPacked } from '../../../support/packed-arbitrary.ts';

const value = fc.oneof(fc.double({ noNaN: true }), fc.double({ min: -400, max: 400, noNaN: true }));

test.each([
  ['degrees', DEGREES],
  ['feet', FEET],
])('bounds of %s lie on either side, one step away at most', (_, unit) => {
  fc.assert(
    fc.property(value, (x) => {
      const below = boundBelow(x, unit);
      const above = boundAbove(x, unit);
      expect(boundOf(below, unit)).toBeLessThanOrEqual(x);
      expect(boundOf(above, unit)).toBeGreaterThanOrEqual(x);
      expect(above - below).toBeLessThanOrEqual(1);
    }),
    { numRuns: 2000 },
  );
});

test('a zone says that it may hold every value of its block, NaN and missing altitudes apart', () => {
  const reader = new V2Reader();
  fc.assert(
    fc.property(anyPacked, (packed) => {
      reader.open(encodeV2(packed));
      for (let block = 0; block < reader.blocks; block++) {
        reader.enter(block);
        reader.decodeTo(COLUMN.alt);
        const columns = [reader.time, reader.lat.values, reader.lon.values, reader.alt.values];
        for (let i = 0; i < reader.countOf(block); i++) {
          for (const axis of [AXIS.time, AXIS.lat, AXIS.lon, AXIS.alt]) {
            const x = (columns[axis] as Float64Array)[i] as number;
            if (Number.isNaN(x) || (axis === AXIS.alt && x === -999_999)) continue;
            if (!reader.mayHold(block, axis, x, x)) throw new Error(`block ${block}, point ${i}, axis ${axis}: ${x}`);
          }
        }
      }
    }),
    { numRuns: 300, endOnFailure: true },
  );
});

test('zones are narrow enough to be of use', () => {
  const reader = new V2Reader();
  reader.open(encodeV2(packedFlight(640)));
  // The flight goes north by 1/4096 degree a point, and each block spans 63 of them.
  const south = 42 + (5 * 64) / 4096;
  const where = Array.from({ length: 10 }, (_, block) => reader.mayHold(block, AXIS.lat, south + 0.002, south + 0.01));
  expect(where).toEqual([false, false, false, false, false, true, false, false, false, false]);
});

test('a column that has nothing to compare holds nothing', () => {
  const packed = packedFlight(70);
  for (let i = 0; i < 70; i++) packed.writeDoubleBE(i < 64 ? -999_999 : 5000, 2 + 45 * i + 20);
  const reader = new V2Reader();
  reader.open(encodeV2(packed));
  expect([0, 1].map((block) => reader.mayHold(block, AXIS.alt, -Infinity, Infinity))).toEqual([false, true]);
});

test('columns are decoded in any steps, and blocks in any order', () => {
  const packed = packedFlight(200);
  const reader = new V2Reader();
  reader.open(encodeV2(packed));
  for (const block of [3, 0, 2, 2, 1]) {
    reader.enter(block);
    reader.decodeTo(COLUMN.lat);
    reader.decodeTo(COLUMN.time);
    reader.enter(block);
    reader.decodeTo(COLUMN.onGround);
    const at = 2 + 45 * 64 * block;
    expect(reader.time[0]).toBe(packed.readUInt32BE(at));
    expect(reader.heading.values[0]).toBe(packed.readDoubleBE(at + 36));
  }
});

test('a damaged block stays refused, and the others are still read', async () => {
  const blob = Buffer.from(encodeV2(packedFlight(200)));
  blob[blob.length - 5] = (blob[blob.length - 5] as number) ^ 1;
  const reader = new V2Reader();
  reader.open(blob);
  for (let round = 0; round < 2; round++) await caught('BLOB_CORRUPT', () => reader.enter(3));
  reader.enter(0);
  reader.decodeTo(COLUMN.onGround);
});

import { expect, test } from 'vitest';
import { decodeColumns } from '../../../engines/format/decode-columns.ts';
import { decodePoints } from '../../../engines/format/decode-points.ts';
import { packPoints } from '../../../engines/format/encode.ts';
import { PackedPoints } from '../../../engines/format/packed-points.ts';
import { MAX_PACKED_BYTES, MAX_POINTS, packedBytes, pointCount } from '../../../engines/format/record.ts';
import { caught } from '../../support/caught-error.ts';
import { packedFlight } from '../../support/codec-blob.ts';
import { testPoint } from '../../support/test-flight.ts';

const READERS = [pointCount, decodePoints, decodeColumns, (packed: Uint8Array) => new PackedPoints(packed)];

test('lengths are those of the format', () => {
  expect([packedBytes(0), packedBytes(1), packedBytes(456)]).toEqual([2, 47, 20_522]);
  expect([MAX_POINTS, MAX_PACKED_BYTES]).toEqual([65_535, 2_949_077]);
});

test.each([0, 1, 255, 256, 65_535])('n = %i is read as big-endian', (n) => {
  expect(pointCount(packedFlight(n))).toBe(n);
});

test('n that does not fit the length is an error with both numbers', async () => {
  const packed = packedFlight(3);
  const shorter = packed.subarray(0, -1);
  const longer = Buffer.concat([packed, Buffer.alloc(1)]);
  const more = Buffer.from(packed);
  more.writeUInt16BE(4);
  for (const read of READERS) {
    for (const [wrong, n, needed] of [
      [shorter, 3, 137],
      [longer, 3, 137],
      [more, 4, 182],
    ] as const) {
      const error = await caught('RECORD_LENGTH', () => read(wrong));
      expect(error.message).toContain(`n = ${n}, which takes ${needed} bytes, but has ${wrong.length}`);
    }
  }
});

test.each([0, 1])('%i bytes hold no count', async (length) => {
  for (const read of READERS) {
    const error = await caught('RECORD_LENGTH', () => read(new Uint8Array(length)));
    expect(error.message).toContain(`has ${length} bytes`);
  }
});

test('65,535 points can be packed and one more cannot', async () => {
  const most = Array(65_535).fill(testPoint(1));
  expect(packPoints(most).length).toBe(MAX_PACKED_BYTES);
  const error = await caught('TOO_MANY_POINTS', () => packPoints([...most, testPoint(2)]));
  expect(error.message).toContain('65536');
});

test('any byte but 0 is on the ground', () => {
  const packed = packedFlight(1);
  for (const [byte, onGround] of [
    [0, false],
    [1, true],
    [2, true],
    [255, true],
  ] as const) {
    packed[46] = byte;
    expect(decodePoints(packed)[0]?.onGround).toBe(onGround);
    expect(new PackedPoints(packed).at(0).onGround).toBe(onGround);
  }
});

test('only exactly −999999 is missing', () => {
  const near = [-999_999.0000000001, -999_998.9999999999, -999_998, -1_000_000];
  const points = near.map((alt) => testPoint(1, { alt, altGnss: alt, heading: alt }));
  expect(decodePoints(packPoints(points))).toEqual(points);
  const [missing] = decodePoints(packPoints([testPoint(1, { alt: -999_999, altGnss: -999_999, heading: -999_999 })]));
  expect(missing).toEqual(testPoint(1, { alt: null, altGnss: null, heading: null }));
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeV2 } from '../../../../engines/format/v2/decode.ts';
import { encodeV2 } from '../../../../engines/format/v2/encode.ts';
import { caught } from '../../../support/caught-error.ts';
import { packedFlight } from '../../../support/codec-blob.ts';
import { anyPacked } from '../../../support/packed-arbitrary.ts';
import { seededRandom } from '../../../support/seeded-random.ts';

/** Compares whole buffers at once: `toEqual` on megabytes takes seconds. */
function comesBack(packed: Buffer): boolean {
  return packed.equals(decodeV2(encodeV2(packed)));
}

test('gives back any packed trajectory', () => {
  fc.assert(
    fc.property(anyPacked, (packed) => comesBack(packed)),
    { numRuns: 600, endOnFailure: true },
  );
});

test.each([0, 1, 2, 3, 63, 64, 65, 127, 128, 129, 65_535])('gives back %i points of a flight', (count) => {
  expect(comesBack(packedFlight(count))).toBe(true);
});

test.each([1, 63, 64, 65, 1000, 65_535])('gives back %i points of random bytes', (count) => {
  const below = seededRandom(count);
  const packed = Buffer.from(Uint8Array.from({ length: 2 + 45 * count }, () => below(256)));
  packed.writeUInt16BE(count);
  expect(comesBack(packed)).toBe(true);
});

test('a blob of random bytes takes hardly more than they do', () => {
  const below = seededRandom(9);
  const packed = Buffer.from(Uint8Array.from({ length: 2 + 45 * 6400 }, () => below(256)));
  packed.writeUInt16BE(6400);
  expect(encodeV2(packed).length / packed.length).toBeLessThan(1.03);
});

test('every on_ground byte comes back', () => {
  const packed = packedFlight(256);
  for (let i = 0; i < 256; i++) packed[2 + 45 * i + 44] = i;
  expect(comesBack(packed)).toBe(true);
});

test('the same packed points make the same blob', () => {
  const packed = packedFlight(300);
  const blob = encodeV2(packed);
  encodeV2(packedFlight(7));
  expect(Buffer.compare(blob, encodeV2(packed))).toBe(0);
});

test.each([
  ['no bytes', ''],
  ['one byte', '00'],
  ['a byte too many', '000000'],
  ['n that does not fit', `0002${'00'.repeat(45)}`],
])('refuses to encode %s', async (_, hex) => {
  await caught('RECORD_LENGTH', () => encodeV2(Buffer.from(hex, 'hex')));
});

import { expect, test } from 'vitest';
import { possibleEnds } from '../../../engines/codec/bz2-ends.ts';
import { FOREIGN_BLOBS } from '../../support/foreign-blobs.ts';

const FOOTER = 0x177245385090n;

/** Two bytes, then the footer and a checksum of zeros, moved by some bits. */
function withFooter(shift: number): Buffer {
  const bytes = Buffer.alloc(13);
  const value = FOOTER << BigInt(104 - 16 - 48 - shift);
  for (let i = 0; i < 13; i++) bytes[i] = Number((value >> BigInt(8 * (12 - i))) & 255n);
  return bytes;
}

test.each([0, 1, 2, 3, 4, 5, 6, 7])('finds a footer that begins at bit %i of a byte', (shift) => {
  const end = shift === 0 ? 12 : 13;
  expect(possibleEnds(withFooter(shift))).toEqual([end]);
  expect(possibleEnds(Buffer.concat([withFooter(shift), Buffer.alloc(9)]))).toEqual([end]);
  expect(possibleEnds(Buffer.concat([withFooter(shift).subarray(0, end), withFooter(3)]))).toEqual([end, end + 13]);
});

test('finds none where a bit of it differs, or its checksum is cut off', () => {
  for (let bit = 0; bit < 48; bit++) {
    const blob = withFooter(5);
    const at = 16 + 5 + bit;
    blob[at >> 3] = (blob[at >> 3] ?? 0) ^ (0x80 >> (at & 7));
    expect(possibleEnds(blob)).toEqual([]);
  }
  expect(possibleEnds(withFooter(5).subarray(0, 12))).toEqual([]);
});

test('finds the end of every stream that Python wrote, and no other', () => {
  for (const { format, base64 } of FOREIGN_BLOBS) {
    const blob = Buffer.from(base64, 'base64');
    if (format === 'bz2') expect(possibleEnds(blob)).toEqual([blob.length]);
  }
});

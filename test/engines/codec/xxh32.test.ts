import { expect, test } from 'vitest';
import { xxh32 } from '../../../engines/codec/xxh32.ts';
import { GOLDEN } from '../../support/golden-blobs.ts';

test.each([
  ['', 0x02cc5d05],
  ['a', 0x550d7456],
  ['abc', 0x32d153ff],
])('hashes %j as the specification does', (text, hash) => {
  expect(xxh32(Buffer.from(text))).toBe(hash);
});

test('gives the checksum byte of headers that the lz4 tool wrote', () => {
  for (const blob of [GOLDEN.lz4?.two, GOLDEN.lz4?.same]) {
    expect((xxh32(blob?.subarray(5, 15) ?? Buffer.alloc(0)) >>> 8) & 0xff).toBe(blob?.[15]);
  }
});

test('refuses what it was not written for', () => {
  expect(() => xxh32(new Uint8Array(16))).toThrow(RangeError);
});

import { expect, test } from 'vitest';
import { ByteWriter, varintLength } from '../../../../engines/format/v2/byte-writer.ts';
import { crc32 } from '../../../../engines/format/v2/crc32.ts';
import { Cursor } from '../../../../engines/format/v2/cursor.ts';
import { nearest, tenDecimals } from '../../../../engines/format/v2/ten-decimals.ts';
import { unpackBits } from '../../../../engines/format/v2/unpack-bits.ts';
import { seededRandom } from '../../../support/seeded-random.ts';

const below = seededRandom(1);

/** A random integer of up to `width` bits. */
function random(width: number): number {
  const high = width > 32 ? below(2 ** (width - 32)) : 0;
  return high * 2 ** 32 + below(2 ** Math.min(width, 32));
}

test.each(Array.from({ length: 54 }, (_, width) => width))('integers of %i bits come back', (width) => {
  for (const count of [1, 2, 7, 63, 64]) {
    const values = Float64Array.from({ length: count }, (_, i) => (i % 5 === 0 ? 2 ** width - 1 : random(width)));
    const writer = new ByteWriter();
    writer.u8(0xaa);
    writer.packNumbers(values, width);
    expect(writer.length).toBe(1 + Math.ceil((count * width) / 8));
    // Bytes after the end must not matter.
    for (let i = 0; i < 4; i++) writer.u8(0xff);
    const back = new Float64Array(count + 3).fill(-1);
    unpackBits(writer.written(), 1, count, width, back, 2);
    expect([...back]).toEqual([-1, -1, ...values, -1]);
  }
});

test('bits are packed from the least significant on', () => {
  const writer = new ByteWriter();
  writer.packNumbers([1, 2, 7, 4], 3);
  expect(Buffer.from(writer.written()).toString('hex')).toBe('d109');
});

test.each([
  [0, '00'],
  [-1, '01'],
  [1, '02'],
  [63, '7e'],
  [64, '8001'],
  [-64, '7f'],
  [-65, '8101'],
  [2 ** 51 - 1, 'feffffffffffff07'],
])('the varint of %d is %s', (value, hex) => {
  const writer = new ByteWriter();
  writer.varint(value);
  expect(Buffer.from(writer.written()).toString('hex')).toBe(hex);
});

test('varints come back, and take as many bytes as is said', () => {
  for (let bits = 0; bits < 52; bits++) {
    for (const value of [2 ** bits, 2 ** bits - 1, -(2 ** bits), -(2 ** bits) - 1, random(bits)]) {
      const writer = new ByteWriter();
      writer.varint(value);
      expect(writer.length).toBe(varintLength(value));
      const cursor = new Cursor();
      cursor.bytes = writer.written();
      cursor.end = writer.length;
      expect(cursor.varint()).toBe(value);
      expect(cursor.at).toBe(writer.length);
    }
  }
});

/** CRC-32 bit by bit, from its definition. */
function slowCrc(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let i = 0; i < 8; i++) crc = (crc & 1) !== 0 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}

test('the checksum is the CRC-32 of zlib', () => {
  expect(crc32(Buffer.from('123456789'), 0, 9)).toBe(0xcbf43926);
  const bytes = Buffer.from(Uint8Array.from({ length: 70 }, () => below(256)));
  for (let start = 0; start < 9; start++) {
    for (let end = start; end <= bytes.length; end++) {
      if (crc32(bytes, start, end) !== slowCrc(bytes.subarray(start, end))) throw new Error(`${start} to ${end}`);
    }
  }
});

test('ties are rounded to even', () => {
  expect([0.5, 1.5, 2.5, -0.5, -1.5, 0.4999999, 2.5000001, 3.6e12 + 0.5].map((x) => nearest(x))).toEqual([
    0, 2, 2, 0, -2, 0, 3, 3.6e12,
  ]);
  expect(tenDecimals((1_029_001 * 360) / (60 * 131072))).toBe(47.1039276123);
});

import { crc32 } from '../../engines/format/v2/crc32.ts';
import { encodeV2 } from '../../engines/format/v2/encode.ts';
import { packedFlight } from './codec-blob.ts';

/** Puts right every checksum of a blob whose lengths are whole. */
export function seal(blob: Buffer): Buffer {
  const blocks = Math.ceil(blob.readUInt16LE(1) / 64);
  const entry = blocks > 1 ? 14 : 6;
  let at = 23 + blocks * entry;
  for (let block = 0; block < blocks; block++) {
    const length = blob.readUInt16LE(23 + block * entry);
    blob.writeUInt32LE(crc32(blob, at, at + length), 25 + block * entry);
    at += length;
  }
  blob.writeUInt32LE(crc32(blob, 0, 23 + blocks * entry), at);
  return blob;
}

/** A blob of one block with a body of choice. */
export function withBody(hex: string, points = 1): Buffer {
  const body = Buffer.from(hex.replaceAll(' ', ''), 'hex');
  const blob = Buffer.alloc(29 + body.length + 4);
  blob.set(Buffer.from(encodeV2(packedFlight(points))).subarray(0, 23));
  blob.writeUInt16LE(body.length, 23);
  blob.set(body, 29);
  return seal(blob);
}

/** Bodies of one point that a reader refuses, whatever their checksums. */
export const BAD_BODIES = [
  ['an empty block', ''],
  ['a time of order 3', '03 00 00 00'],
  ['integers of 54 bits', '00 36 00'],
  ['an integer without end', `00 00 ${'ff'.repeat(9)} 00`],
  ['an unknown coding', '00 00 00  05 00 00 00 00'],
  ['a missing column with a mask', '00 00 00  08 01 00 00 00 00'],
  ['order 3', '00 00 00  62 00 00 00  00 00 00 00  00'],
  ['an unknown multiplier', '00 00 00  02 80 00 00  00 00 00 00  00'],
  ['a shared mask where there is none', '00 00 00  12 00 00 00  00 00 00 00  00'],
  ['a mask without points', '00 00 00  0a 00 00 00 00  00 00 00 00  00'],
  ['an exception past the stream', `00 00 00  82 00 00 00 01 01 ${'00'.repeat(8)}  00 00 00 00  00`],
  ['a table without divisors', '00 00 00  03 00 00 00  00 00 00 00  00'],
  ['a table of five divisors', '00 00 00  03 05 01 01 01 01 01 00 00  00 00 00 00  00'],
  ['a divisor of 0', '00 00 00  03 01 00 00 00  00 00 00 00  00'],
  ['a selector past a table of three', '00 00 00  03 03 01 01 01 03 00 00  00 00 00 00  00'],
  ['patterns past bit 64', `00 00 00  01 3f 02 ${'00'.repeat(9)}  00 00 00 00  00`],
  ['patterns with an order', `00 00 00  21 00 00 ${'00'.repeat(8)}  00 00 00 00  00`],
  ['directions with an order', '00 00 00  24 00 00 00 00  00 00 00 00  00'],
  ['an unknown on_ground mode', '00 00 00  00 00 00 00 00  04'],
  ['a byte after the last column', '00 00 00  00 00 00 00 00  00 00'],
] as const;

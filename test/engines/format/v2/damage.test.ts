import { describe, expect, test } from 'vitest';
import { LabError } from '../../../../engines/errors.ts';
import { crc32 } from '../../../../engines/format/v2/crc32.ts';
import { decodeV2 } from '../../../../engines/format/v2/decode.ts';
import { encodeV2 } from '../../../../engines/format/v2/encode.ts';
import { COLUMN, V2Reader } from '../../../../engines/format/v2/reader.ts';
import { caught } from '../../../support/caught-error.ts';
import { packedFlight } from '../../../support/codec-blob.ts';
import { seededRandom } from '../../../support/seeded-random.ts';
import { packByHand, testPoint } from '../../../support/test-flight.ts';

const SMALL = [0, 1, 5, 65] as const;

/** What is wrong with how a damaged blob is met: nothing, where it is refused as it should be. */
function fault(blob: Uint8Array, codes: readonly string[] = ['BLOB_CORRUPT']): string | null {
  try {
    decodeV2(blob);
    return 'decodes';
  } catch (error) {
    if (!(error instanceof LabError) || !codes.includes(error.code)) return String(error);
    return error.byte !== undefined && error.byte >= 0 && error.byte <= blob.length ? null : `byte ${error.byte}`;
  }
}

describe.each(SMALL)('a blob of %i points', (count) => {
  const blob = Buffer.from(encodeV2(packedFlight(count)));

  test('is refused with any one byte changed', () => {
    const faults: string[] = [];
    const changes = count < 65 ? Array.from({ length: 255 }, (_, i) => i + 1) : [1, 2, 4, 8, 16, 32, 64, 128, 255];
    for (let at = 0; at < blob.length; at++) {
      for (const change of changes) {
        const damaged = Buffer.from(blob);
        damaged[at] = (damaged[at] as number) ^ change;
        const found = fault(damaged, [at === 0 ? 'UNKNOWN_VERSION' : 'BLOB_CORRUPT']);
        if (found !== null) faults.push(`byte ${at} ^ ${change}: ${found}`);
      }
    }
    expect(faults).toEqual([]);
  });

  test('is refused at any shorter length', () => {
    for (let length = 0; length < blob.length; length++) {
      expect(fault(blob.subarray(0, length)), `${length} bytes`).toBeNull();
    }
  });

  test('is refused with bytes after its end, which the error points at', async () => {
    for (const tail of ['00', 'ff', '00000000', '02', blob.toString('hex')]) {
      const error = await caught('BLOB_CORRUPT', () => decodeV2(Buffer.concat([blob, Buffer.from(tail, 'hex')])));
      expect(error.byte).toBe(blob.length);
    }
  });

  test('is refused with two bytes exchanged', () => {
    for (let at = 1; at < blob.length; at++) {
      const damaged = Buffer.from(blob);
      [damaged[at - 1], damaged[at]] = [damaged[at] as number, damaged[at - 1] as number];
      if (damaged.equals(blob)) continue;
      expect(fault(damaged, ['BLOB_CORRUPT', 'UNKNOWN_VERSION']), `bytes ${at - 1}, ${at}`).toBeNull();
    }
  });
});

test('a block that is damaged is named with the byte it begins at', async () => {
  const blob = Buffer.from(encodeV2(packedFlight(65)));
  const start = 23 + 2 * 14 + blob.readUInt16LE(23);
  blob[start + 2] = (blob[start + 2] as number) ^ 1;
  const error = await caught('BLOB_CORRUPT', () => decodeV2(blob));
  expect(error.byte).toBe(start);
  expect(error.message).toContain('checksum of block 1');
});

/** Puts right every checksum of a blob whose lengths are whole. */
function seal(blob: Buffer): Buffer {
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

test('blobs with right checksums around wrong bytes decode to n points or are refused', () => {
  const below = seededRandom(5);
  const faults: string[] = [];
  let decoded = 0;
  for (const count of [1, 30, 64, 130]) {
    const good = Buffer.from(encodeV2(packedFlight(count)));
    expect(seal(Buffer.from(good)).equals(good)).toBe(true);
    const first = 23 + Math.ceil(count / 64) * (count > 64 ? 14 : 6);
    for (let round = 0; round < 3000; round++) {
      const blob = Buffer.from(good);
      const hits = 1 + below(3);
      for (let hit = 0; hit < hits; hit++) blob[first + below(blob.length - 4 - first)] = below(256);
      try {
        if (decodeV2(seal(blob)).length !== 2 + 45 * count) faults.push(`round ${round}: length`);
        decoded++;
      } catch (error) {
        if (!(error instanceof LabError) || error.code !== 'BLOB_CORRUPT') faults.push(`round ${round}: ${error}`);
      }
    }
  }
  expect(faults).toEqual([]);
  expect(decoded).toBeGreaterThan(100);
});

/** A blob of one point with a body of choice. */
function withBody(hex: string): Buffer {
  const body = Buffer.from(hex.replaceAll(' ', ''), 'hex');
  const blob = Buffer.alloc(29 + body.length + 4);
  blob.set(Buffer.from(encodeV2(packedFlight(1))).subarray(0, 23));
  blob.writeUInt16LE(body.length, 23);
  blob.set(body, 29);
  return seal(blob);
}

test('a block written by hand decodes', () => {
  expect(decodeV2(withBody('00 00 00  00 00 00 00 00  00')).length).toBe(47);
});

test.each([
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
])('refuses %s', async (_, hex) => {
  const error = await caught('BLOB_CORRUPT', () => decodeV2(withBody(hex)));
  expect(error.byte).toBeGreaterThanOrEqual(29);
});

test('a column that runs past its block is refused before the block is decoded to its end', async () => {
  const reader = new V2Reader();
  // One integer of 53 bits in a block that ends with its base.
  reader.open(withBody('00 35 00'));
  reader.enter(0);
  const error = await caught('BLOB_CORRUPT', () => reader.decodeTo(COLUMN.time));
  expect([error.byte, error.message]).toEqual([32, expect.stringContaining('past the end of its block')]);
});

test('a mask is shared within its block only', async () => {
  const held = packByHand(Array.from({ length: 60 }, (_, i) => testPoint(i, { lat: i >> 3, lon: (i >> 3) * 1.7 })));
  const reader = new V2Reader();
  reader.open(encodeV2(held));
  reader.enter(0);
  reader.decodeTo(COLUMN.lon);
  reader.open(withBody('00 00 00  12 00 00 00  00 00 00 00  00'));
  reader.enter(0);
  await caught('BLOB_CORRUPT', () => reader.decodeTo(COLUMN.lat));
});

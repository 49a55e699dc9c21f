import { describe, expect, test } from 'vitest';
import { LabError } from '../../../../engines/errors.ts';
import { decodeV2 } from '../../../../engines/format/v2/decode.ts';
import { encodeV2 } from '../../../../engines/format/v2/encode.ts';
import { COLUMN, V2Reader } from '../../../../engines/format/v2/reader.ts';
import { caught } from '../../../support/caught-error.ts';
import { packedFlight } from '../../../support/codec-blob.ts';
import { seededRandom } from '../../../support/seeded-random.ts';
import { packByHand, testPoint } from '../../../support/test-flight.ts';
import { BAD_BODIES, seal, withBody } from '../../../support/v2-seal.ts';

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

test('a block written by hand decodes', () => {
  expect(decodeV2(withBody('00 00 00  00 00 00 00 00  00')).length).toBe(47);
});

test.each(BAD_BODIES)('refuses %s', async (_, hex) => {
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

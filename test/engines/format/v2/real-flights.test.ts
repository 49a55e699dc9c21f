import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { loadCodec } from '../../../../engines/codec/registry.ts';
import { decodeV2 } from '../../../../engines/format/v2/decode.ts';
import { encodeV2 } from '../../../../engines/format/v2/encode.ts';
import { dayPath, listDays } from '../../../../engines/store/day-path.ts';
import { hasRealData, REAL_DATA, realDataTitle } from '../../../support/real-data.ts';

describe.skipIf(!hasRealData)(realDataTitle('real flights as v2 blobs'), () => {
  test('come back to the byte, in less than four tenths of the bytes of bz2', async () => {
    const lz4 = await loadCodec('lz4');
    let [rows, bytes, bz2Bytes] = [0, 0, 0];
    for (const day of listDays(path.join(REAL_DATA, 'bz2'))) {
      const bz2Blobs = blobsOf(path.join(REAL_DATA, 'bz2', dayPath(day)));
      // The same rows: their lz4 blobs unpack far faster.
      for (const [id, blob] of blobsOf(path.join(REAL_DATA, 'lz4', dayPath(day)))) {
        const packed = Buffer.from(lz4.decompress(blob));
        const v2 = encodeV2(packed);
        expect(packed.equals(decodeV2(v2)), `day ${day}, row ${id}`).toBe(true);
        bytes += v2.length;
        bz2Bytes += bz2Blobs.get(id)?.length ?? 0;
        rows++;
      }
    }
    expect(rows).toBe(238);
    expect(bytes / bz2Bytes).toBeLessThan(0.4);
  });
});

function blobsOf(file: string): Map<number, Buffer> {
  const database = new Database(file, { readonly: true });
  const rows = database.prepare('SELECT id, points FROM trajectories ORDER BY id').raw().all() as [number, Buffer][];
  database.close();
  return new Map(rows);
}

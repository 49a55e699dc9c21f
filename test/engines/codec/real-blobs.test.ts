import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { CODEC_NAMES, formatOf, loadCodec } from '../../../engines/codec/registry.ts';
import { dayPath, listDays } from '../../../engines/store/day-path.ts';
import { hasRealData, REAL_DATA, realDataTitle } from '../../support/real-data.ts';

describe.skipIf(!hasRealData)(realDataTitle('blobs of real flights'), () => {
  test('decompress to the same bytes with every codec of bz2 and lz4, and bz2 compresses them to the same blobs', async () => {
    const codecs = await Promise.all(CODEC_NAMES.filter((name) => formatOf(name) !== 'v2').map(loadCodec));
    const bz2 = await loadCodec('bz2');
    const compress = await bz2.loadCompressor();
    const days = listDays(path.join(REAL_DATA, 'bz2'));
    let rows = 0;
    for (const day of days) {
      const [fromBz2, fromLz4] = ['bz2', 'lz4'].map((store) => blobsOf(path.join(REAL_DATA, store, dayPath(day))));
      expect([...(fromBz2?.keys() ?? [])]).toEqual([...(fromLz4?.keys() ?? [])]);
      for (const [id, blob] of fromBz2 ?? []) {
        const packed = Buffer.from(bz2.decompress(blob));
        const other = fromLz4?.get(id) ?? Buffer.alloc(0);
        const wrong = codecs.filter((codec) => !packed.equals(codec.decompress(codec.format === 'lz4' ? other : blob)));
        expect(
          wrong.map(({ name }) => name),
          `day ${day}, row ${id}`,
        ).toEqual([]);
        expect(blob.equals(await compress(packed)), `day ${day}, row ${id}`).toBe(true);
        rows++;
      }
    }
    expect(rows).toBe(238);
  });
});

function blobsOf(file: string): Map<number, Buffer> {
  const database = new Database(file, { readonly: true });
  const rows = database.prepare('SELECT id, points FROM trajectories ORDER BY id').raw().all() as [number, Buffer][];
  database.close();
  return new Map(rows);
}

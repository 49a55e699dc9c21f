import { type CreateEngine, type Engine, newCounters } from './engine.ts';
import { decodeColumns } from './format/decode-columns.ts';
import { ObjectPoints } from './format/object-points.ts';
import { located } from './located.ts';
import { pointTest } from './query/predicate.ts';
import { pointsOf, select } from './query/select.ts';
import { candidates, type Hit, toResult } from './read-path.ts';
import { Store } from './store/store.ts';

export const description = 'decodes a blob into typed-array columns, filters on them, makes points for survivors only';

export const create: CreateEngine = async ({ dataDir, codec }): Promise<Engine> => {
  const store = new Store(dataDir);
  return {
    name: `typed/${codec.name}`,
    async query(query, counters = newCounters()) {
      const test = pointTest(query);
      const hits: Hit[] = [];
      for (const { file, row } of candidates(store, query, counters)) {
        const packed = located(file, row.id, () => codec.decompress(row.blob));
        const columns = located(file, row.id, () => decodeColumns(packed));
        counters.bytesDecompressed += packed.length;
        counters.pointsDecoded += columns.length;
        const kept = select(columns, test);
        if (kept === null) continue;
        hits.push({ row, points: new ObjectPoints(pointsOf(columns, kept)) });
      }
      return toResult(hits, test.filter);
    },
    async close() {
      store.close();
    },
  };
};

import { type CreateEngine, type Engine, newCounters } from './engine.ts';
import { decodePoints } from './format/decode-points.ts';
import { ObjectPoints } from './format/object-points.ts';
import { located } from './located.ts';
import { keepPoints } from './query/keep-points.ts';
import { pointTest } from './query/predicate.ts';
import { candidates, type Hit, toResult } from './read-path.ts';
import { Store } from './store/store.ts';

export const description = 'decodes every point into an object, field by field, then filters';

export const create: CreateEngine = async ({ dataDir, codec }): Promise<Engine> => {
  const store = new Store(dataDir);
  return {
    name: `naive/${codec.name}`,
    async query(query, counters = newCounters()) {
      const test = pointTest(query);
      const hits: Hit[] = [];
      for (const { file, row } of candidates(store, query, counters)) {
        const packed = located(file, row.id, () => codec.decompress(row.blob));
        const points = located(file, row.id, () => decodePoints(packed));
        counters.bytesDecompressed += packed.length;
        counters.pointsDecoded += points.length;
        const kept = keepPoints(points, test);
        if (kept === null) continue;
        hits.push({ row, points: new ObjectPoints(kept) });
      }
      return toResult(hits, test.filter);
    },
    async close() {
      store.close();
    },
  };
};

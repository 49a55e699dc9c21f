import { type CreateEngine, type Engine, newCounters } from './engine.ts';
import { PackedPoints } from './format/packed-points.ts';
import { pointTest } from './query/predicate.ts';
import { type Hit, toResult } from './read-path.ts';
import { rowReader, scanRows } from './scan-rows.ts';
import { candidateIds } from './store/candidates.ts';
import { Store } from './store/store.ts';
import { indexWhere, metadataWhere } from './store/where.ts';

export const description = 'tests box and window on the raw bytes in reused memory; metadata and points of hits only';

export const create: CreateEngine = async ({ dataDir, codec }): Promise<Engine> => {
  const store = new Store(dataDir, { mapped: true });
  return {
    name: `scan/${codec.name}`,
    async query(query, counters = newCounters()) {
      const test = pointTest(query);
      const index = indexWhere(query);
      const metadata = metadataWhere(query);
      const hits: Hit[] = [];
      for (const dayFile of store.dayFiles(query)) {
        const ids = candidateIds(dayFile, index);
        counters.candidates += ids.length;
        const readRow = rowReader(dayFile, metadata);
        for (const { row, packed } of scanRows(dayFile, ids, metadata, test, codec, counters, readRow)) {
          hits.push({ row, points: new PackedPoints(packed) });
        }
      }
      return toResult(hits, test.filter);
    },
    async close() {
      store.close();
    },
  };
};

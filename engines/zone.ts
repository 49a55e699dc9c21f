import { type CreateEngine, type Engine, newCounters } from './engine.ts';
import { PackedPoints } from './format/packed-points.ts';
import { pointTest } from './query/predicate.ts';
import { type Hit, toResult } from './read-path.ts';
import { scanRows } from './scan-rows.ts';
import { Store } from './store/store.ts';
import { metadataWhere } from './store/where.ts';
import { ZoneCache } from './store/zones/zone-cache.ts';
import { chooseByZones } from './zone-choice.ts';
import { ZoneReader } from './zone-reader.ts';

export const description =
  'asks a finer index of blocks of 64 points, in memory, and reads only what that cannot answer';

export const create: CreateEngine = async ({ dataDir, codec }): Promise<Engine> => {
  const store = new Store(dataDir, { mapped: true });
  const zones = new ZoneCache();
  const reader = new ZoneReader(codec);
  return {
    name: `zone/${codec.name}`,
    async query(query, counters = newCounters()) {
      const test = pointTest(query);
      const metadata = metadataWhere(query);
      const hits: Hit[] = [];
      for (const dayFile of store.dayFiles(query)) {
        // What the index says holds of the rows only while both are seen in the same state.
        dayFile.together(() => {
          const choice = chooseByZones(zones, dayFile, query, counters);
          const { index, others } = choice;
          if (index !== null) for (const hit of reader.hits(dayFile, index, choice, test, counters)) hits.push(hit);
          for (const { row, packed } of scanRows(dayFile, others, metadata, test, codec, counters)) {
            hits.push({ row, points: new PackedPoints(packed) });
          }
        });
      }
      return toResult(hits, test.filter);
    },
    async close() {
      store.close();
    },
  };
};

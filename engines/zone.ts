import { type CreateEngine, type Engine, newCounters } from './engine.ts';
import { toResult } from './read-path.ts';
import { Store } from './store/store.ts';
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
      const hits = [...store.dayFiles(query)].map((dayFile) =>
        // What the index says holds of the rows only while both are seen in the same state.
        dayFile.together(() => reader.hits(dayFile, chooseByZones(zones, dayFile, query, counters), query, counters)),
      );
      return toResult(hits.flat(), query.filterWaypoints);
    },
    async close() {
      store.close();
    },
  };
};

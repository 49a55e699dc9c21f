import { type CreateEngine, type Engine, newCounters } from './engine.ts';
import { PackedPoints } from './format/packed-points.ts';
import { pointTest } from './query/predicate.ts';
import { type Hit, toResult } from './read-path.ts';
import { scanRows } from './scan-rows.ts';
import { candidateIds } from './store/candidates.ts';
import { Store } from './store/store.ts';
import { indexWhere, metadataWhere } from './store/where.ts';
import { ZoneCache } from './store/zones/zone-cache.ts';
import { zoneQuery, zonesServe } from './store/zones/zone-query.ts';
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
      const index = indexWhere(query);
      const metadata = metadataWhere(query);
      const asked = zonesServe(test) ? zoneQuery(query, test) : null;
      const hits: Hit[] = [];
      for (const dayFile of store.dayFiles(query)) {
        const zoneIndex = asked === null ? null : zones.of(dayFile);
        let ids = zoneIndex?.hasIrregular === false ? [] : candidateIds(dayFile, index);
        if (asked !== null && zoneIndex !== null) {
          ids = ids.filter((id) => zoneIndex.isIrregular(id));
          for (const hit of reader.hits(dayFile, zoneIndex, asked, metadata, counters)) hits.push(hit);
        }
        counters.candidates += ids.length;
        for (const { row, packed } of scanRows(dayFile, ids, metadata, test, codec, counters)) {
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

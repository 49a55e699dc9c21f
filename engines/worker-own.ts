import { type Engine, type EngineOptions, newCounters } from './engine.ts';
import { ScanPool } from './pool/scan-pool.ts';
import { pointTest } from './query/predicate.ts';
import { toResult } from './read-path.ts';
import { candidateIds } from './store/candidates.ts';
import type { Day } from './store/day-path.ts';
import { Store } from './store/store.ts';
import { indexWhere, metadataWhere } from './store/where.ts';

export const description = 'each worker opens the day-files, takes small batches of ids and returns flat survivors';

/** `pool` is shown so that a test can break it. */
export async function create(options: EngineOptions): Promise<Engine & { readonly pool: ScanPool }> {
  const { dataDir, codec, workers } = options;
  const store = new Store(dataDir, { mapped: true });
  const pool = new ScanPool({ dataDir, codec: codec.name }, workers);
  try {
    await pool.start();
  } catch (error) {
    store.close();
    throw error;
  }
  return {
    name: `worker-own/${codec.name}`,
    pool,
    async query(query, counters = newCounters()) {
      const test = pointTest(query);
      const index = indexWhere(query);
      const days: { day: Day; start: number }[] = [];
      const found: number[] = [];
      for (const day of store.days(query)) {
        days.push({ day, start: found.length });
        for (const id of candidateIds(store.dayFile(day), index)) found.push(id);
      }
      counters.candidates += found.length;
      if (found.length === 0) return [];
      const ids = new Float64Array(new SharedArrayBuffer(found.length * Float64Array.BYTES_PER_ELEMENT));
      ids.set(found);
      const next = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
      const hits = await pool.scan({ days, ids, next, where: metadataWhere(query), test }, counters);
      return toResult(hits, test.filter);
    },
    async close() {
      store.close();
      await pool.close();
    },
  };
}

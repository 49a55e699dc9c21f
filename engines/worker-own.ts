import { candidateDays, type DayCandidates, total } from './candidate-days.ts';
import { type Counters, type Engine, type EngineOptions, newCounters } from './engine.ts';
import { ScanPool } from './pool/scan-pool.ts';
import { pointTest } from './query/predicate.ts';
import type { FlightQuery } from './query/query.ts';
import { type Hit, toResult } from './read-path.ts';
import { Store } from './store/store.ts';
import { metadataWhere } from './store/where.ts';

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
      const hits = await shareOut(pool, query, candidateDays(store, query, counters), counters);
      return toResult(hits, query.filterWaypoints);
    },
    async close() {
      store.close();
      await pool.close();
    },
  };
}

/**
 * Lets the threads of a pool share the candidates of a query, which lie in memory that all of them see.
 * @throws LabError WORKER_DIED, or what was wrong with the first candidate that could not be read.
 */
export async function shareOut(
  pool: ScanPool,
  query: FlightQuery,
  candidates: readonly DayCandidates[],
  counters: Counters,
): Promise<Hit[]> {
  const count = total(candidates);
  if (count === 0) return [];
  const ids = new Float64Array(new SharedArrayBuffer(count * Float64Array.BYTES_PER_ELEMENT));
  let start = 0;
  const days = candidates.map(({ day, ids: found }) => {
    const place = { day, start };
    ids.set(found, start);
    start += found.length;
    return place;
  });
  const next = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  return await pool.scan({ days, ids, next, where: metadataWhere(query), test: pointTest(query) }, counters);
}

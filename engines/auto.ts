import { availableParallelism } from 'node:os';
import { type AutoModel, expectedMs, largestShare, readModel, type StrategyCosts } from './auto-model.ts';
import { candidateDays, type DayCandidates, estimatedBytes, total } from './candidate-days.ts';
import { type Engine, type EngineOptions, newCounters, type Plan } from './engine.ts';
import { PackedPoints } from './format/packed-points.ts';
import { ScanPool } from './pool/scan-pool.ts';
import { pointTest } from './query/predicate.ts';
import type { FlightQuery } from './query/query.ts';
import { type Hit, toResult } from './read-path.ts';
import { scanRows } from './scan-rows.ts';
import { Store } from './store/store.ts';
import { metadataWhere } from './store/where.ts';
import { shareOut } from './worker-own.ts';

export const description =
  'counts the candidates, then does as scan or as worker-own, whichever a calibrated model expects to be faster';

/**
 * Workers start with the first query that is given to them. `model` and `cores` stand in for what was measured and for
 * this machine, and `workersPool` is shown, so that tests can tell what is picked and started.
 * @throws LabError DATA_DIR_NOT_FOUND.
 */
export async function create(
  { dataDir, codec, workers }: EngineOptions,
  model: AutoModel = readModel(),
  cores: number = availableParallelism(),
): Promise<Required<Omit<Engine, 'sample'>> & { readonly workersPool: ScanPool }> {
  const store = new Store(dataDir, { mapped: true });
  const pool = new ScanPool({ dataDir, codec: codec.name }, workers);
  const costs = model.codecs[codec.name];
  const threads = Math.min(workers, cores);
  const pick = (days: readonly DayCandidates[]): Plan => {
    const candidates = total(days);
    return costs === undefined
      ? { strategy: 'scan', candidates, expectedMs: {} }
      : cheaper(costs, candidates, estimatedBytes(store, days), threads);
  };
  return {
    name: `auto/${codec.name}`,
    workersPool: pool,
    async query(query, counters = newCounters()) {
      const test = pointTest(query);
      const days = candidateDays(store, query, counters);
      if (pick(days).strategy === 'worker-own') {
        return toResult(await shareOut(pool, query, days, counters), test.filter);
      }
      const metadata = metadataWhere(query);
      const hits: Hit[] = [];
      for (const { day, ids } of days) {
        for (const { row, packed } of scanRows(store.dayFile(day), ids, metadata, test, codec, counters)) {
          hits.push({ row, points: new PackedPoints(packed) });
        }
      }
      return toResult(hits, test.filter);
    },
    async explain(query: FlightQuery) {
      return pick(candidateDays(store, query, newCounters()));
    },
    async close() {
      store.close();
      await pool.close();
    },
  };
}

/** The strategy that is expected to be faster; `scan` where there is one thread only. */
function cheaper(costs: StrategyCosts, candidates: number, bytes: number, threads: number): Plan {
  const scan = expectedMs(costs.scan, bytes);
  if (threads < 2) return { strategy: 'scan', candidates, expectedMs: { scan } };
  const workers = expectedMs(costs['worker-own'], bytes * largestShare(candidates, threads));
  return {
    strategy: candidates > 0 && workers < scan ? 'worker-own' : 'scan',
    candidates,
    expectedMs: { scan, 'worker-own': workers },
  };
}

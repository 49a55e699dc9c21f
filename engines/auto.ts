import { availableParallelism } from 'node:os';
import { type AutoModel, expectedMs, largestShare, readModel, type StrategyCosts } from './auto-model.ts';
import { type DayCandidates, estimatedBytes, total } from './candidate-days.ts';
import { type Counters, type Engine, type EngineOptions, newCounters, type Plan } from './engine.ts';
import { ScanPool } from './pool/scan-pool.ts';
import type { FlightQuery } from './query/query.ts';
import { toResult } from './read-path.ts';
import { shareOut } from './share-out.ts';
import type { Day } from './store/day-path.ts';
import { Store } from './store/store.ts';
import { ZoneCache } from './store/zones/zone-cache.ts';
import { chooseByZones, idsToRead, shareOf, type ZoneChoice } from './zone-choice.ts';
import { ZoneReader } from './zone-reader.ts';

export const description =
  'asks the indexes which rows to read, then reads them on one thread or shares them out, as a calibrated model expects to be faster';

/** A day and what its indexes say. */
interface DayChoice {
  readonly day: Day;
  readonly choice: ZoneChoice;
}

/**
 * Workers start with the first query that is given to them. `model` and `cores` stand in for what was measured and for
 * this machine, and `workersPool` is shown, so that tests can tell what is picked and started.
 * @throws LabError DATA_DIR_NOT_FOUND.
 */
export async function create(
  { dataDir, codec, workers }: EngineOptions,
  model: AutoModel = readModel(),
  cores: number = availableParallelism(),
): Promise<Required<Omit<Engine, 'sample' | 'stages' | 'costs'>> & { readonly workersPool: ScanPool }> {
  const store = new Store(dataDir, { mapped: true });
  const zones = new ZoneCache();
  const reader = new ZoneReader(codec);
  const pool = new ScanPool({ dataDir, codec: codec.name }, workers);
  const costs = model.codecs[codec.name];
  const threads = Math.min(workers, cores);
  const choose = (query: FlightQuery, counters: Counters): DayChoice[] =>
    store.days(query).map((day) => ({ day, choice: chooseByZones(zones, store.dayFile(day), query, counters) }));
  const pick = (choices: readonly DayChoice[]): Plan => {
    const days = rowsToRead(choices);
    const indexed = choices.some(({ choice }) => choice.index !== null);
    const [alone, shared] = indexed ? (['zone', 'worker-zone'] as const) : (['scan', 'worker-own'] as const);
    const candidates = total(days);
    if (costs === undefined) return { strategy: alone, candidates, expectedMs: {} };
    const bytes = estimatedBytes(store, days);
    if (threads < 2) return { strategy: alone, candidates, expectedMs: { [alone]: expectedMs(costs.scan, bytes) } };
    return cheaper(costs, alone, shared, candidates, bytes, threads);
  };
  return {
    name: `auto/${codec.name}`,
    workersPool: pool,
    async query(query, counters = newCounters()) {
      const choices = choose(query, counters);
      if (pick(choices).strategy.startsWith('worker-')) {
        const days = choices.map(({ day, choice }) => ({ day, ...shareOf(choice) }));
        return toResult(await shareOut(pool, query, days, counters), query.filterWaypoints);
      }
      const hits = choices.flatMap(({ day, choice }) => {
        const dayFile = store.dayFile(day);
        // What the index said holds of the rows only while the file is as it was.
        const current = (): ZoneChoice =>
          choice.version === dayFile.version() ? choice : chooseByZones(zones, dayFile, query, newCounters());
        return dayFile.together(() => reader.hits(dayFile, current(), query, counters));
      });
      return toResult(hits, query.filterWaypoints);
    },
    async explain(query: FlightQuery) {
      return pick(choose(query, newCounters()));
    },
    async close() {
      store.close();
      await pool.close();
    },
  };
}

function rowsToRead(choices: readonly DayChoice[]): DayCandidates[] {
  return choices.map(({ day, choice }) => ({ day, ids: idsToRead(choice) }));
}

/** The strategy that is expected to be faster; the one on one thread where there is nothing to read. */
function cheaper(
  costs: StrategyCosts,
  alone: string,
  shared: string,
  candidates: number,
  bytes: number,
  threads: number,
): Plan {
  const one = expectedMs(costs.scan, bytes);
  const many = expectedMs(costs['worker-own'], bytes * largestShare(candidates, threads));
  return {
    strategy: candidates > 0 && many < one ? shared : alone,
    candidates,
    expectedMs: { [alone]: one, [shared]: many },
  };
}

import { type Counters, type Engine, type EngineOptions, newCounters } from './engine.ts';
import { ScanPool } from './pool/scan-pool.ts';
import type { FlightQuery } from './query/query.ts';
import { toResult } from './read-path.ts';
import { type Share, shareOut } from './share-out.ts';
import type { DayFile } from './store/day-file.ts';
import { Store } from './store/store.ts';

/** Asks a day-file's index; counts the candidates. */
export type Choose = (dayFile: DayFile, query: FlightQuery, counters: Counters) => Share;

/** An engine whose workers open the day-files themselves and share the rows that `choose` names. */
export async function createScanEngine(
  strategy: string,
  { dataDir, codec, workers }: EngineOptions,
  choose: Choose,
): Promise<Engine & { readonly pool: ScanPool }> {
  const store = new Store(dataDir, { mapped: true });
  const pool = new ScanPool({ dataDir, codec: codec.name }, workers);
  try {
    await pool.start();
  } catch (error) {
    store.close();
    throw error;
  }
  return {
    name: `${strategy}/${codec.name}`,
    pool,
    async query(query, counters = newCounters()) {
      const days = store.days(query).map((day) => ({ day, ...choose(store.dayFile(day), query, counters) }));
      return toResult(await shareOut(pool, query, days, counters), query.filterWaypoints);
    },
    async close() {
      store.close();
      await pool.close();
    },
  };
}

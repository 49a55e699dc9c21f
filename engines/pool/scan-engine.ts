import { type Counters, type Engine, type EngineOptions, newCounters } from '../engine.ts';
import { pointTest } from '../query/predicate.ts';
import type { FlightQuery } from '../query/query.ts';
import { type Hit, toResult } from '../read-path.ts';
import type { DayFile } from '../store/day-file.ts';
import type { Day } from '../store/day-path.ts';
import { Store } from '../store/store.ts';
import { metadataWhere } from '../store/where.ts';
import { type PlacedHit, ScanPool } from './scan-pool.ts';

/** What a day-file's index says of a query. */
export interface Choice {
  /** Rows that the workers are to read, ascending. */
  readonly ids: readonly number[];
  /** Hits that are known without reading a row. */
  readonly hits: readonly Hit[];
}

/** Asks a day-file's index; counts the candidates. */
export type Choose = (dayFile: DayFile, query: FlightQuery, counters: Counters) => Choice;

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
      const test = pointTest(query);
      const days: { day: Day; start: number }[] = [];
      const found: number[] = [];
      const known: PlacedHit[] = [];
      for (const day of store.days(query)) {
        const { ids, hits } = choose(store.dayFile(day), query, counters);
        days.push({ day, start: found.length });
        for (const id of ids) found.push(id);
        // Before the rows of its own day, and behind those of the day before.
        for (const hit of hits) known.push({ ...hit, place: found.length - ids.length - 0.5 });
      }
      if (found.length === 0) return toResult(known, test.filter);
      const ids = new Float64Array(new SharedArrayBuffer(found.length * Float64Array.BYTES_PER_ELEMENT));
      ids.set(found);
      const next = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
      const read = await pool.scan({ days, ids, next, where: metadataWhere(query), test }, counters);
      return toResult(
        known.concat(read).sort((a, b) => a.place - b.place),
        test.filter,
      );
    },
    async close() {
      store.close();
      await pool.close();
    },
  };
}

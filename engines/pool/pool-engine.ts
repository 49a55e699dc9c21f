import { type Counters, type Engine, type EngineOptions, newCounters } from '../engine.ts';
import { type PointTest, pointTest } from '../query/predicate.ts';
import { type Candidate, candidates, type Hit, toResult } from '../read-path.ts';
import { Store } from '../store/store.ts';
import { DecodePool } from './decode-pool.ts';
import { startPool } from './start-pool.ts';

/** Sends candidates to a pool in the tasks that a strategy likes. */
export type Dispatch = (pool: DecodePool, rows: Candidate[], test: PointTest, counters: Counters) => Promise<Hit[]>[];

/** An engine that fetches rows here and has a pool decode them. `pool` is shown so that a test can break it. */
export async function createPoolEngine(
  strategy: string,
  { dataDir, codec, workers }: EngineOptions,
  dispatch: Dispatch,
): Promise<Engine & { readonly pool: DecodePool }> {
  const store = new Store(dataDir);
  const pool = new DecodePool(codec.name, workers);
  await startPool(pool, store);
  return {
    name: `${strategy}/${codec.name}`,
    pool,
    async query(query, counters = newCounters()) {
      const test = pointTest(query);
      const rows = [...candidates(store, query, counters)];
      const hits = await inOrder(dispatch(pool, rows, test, counters));
      return toResult(hits.flat(), test.filter);
    },
    async close() {
      store.close();
      await pool.close();
    },
  };
}

/** Results of all tasks; where some fail, the error is the first in the order of rows, not the first in time. */
async function inOrder<T>(tasks: Promise<T>[]): Promise<T[]> {
  try {
    return await Promise.all(tasks);
  } catch {
    await Promise.allSettled(tasks);
    return await Promise.all(tasks);
  }
}

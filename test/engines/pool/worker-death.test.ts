import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../../engines/engine.ts';
import { LabError } from '../../../engines/errors.ts';
import { WorkerPool } from '../../../engines/pool/worker-pool.ts';
import { flights } from '../../../engines/query/builder.ts';
import { codecOf, ENGINE_NAMES, openEngine } from '../../../engines/registry.ts';
import { packedFlight } from '../../support/codec-blob.ts';
import { NOON } from '../../support/sample-store.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { testFlight, testPoint } from '../../support/test-flight.ts';
import { writeTestStore } from '../../support/test-store.ts';

const FLIGHTS = 5;
/** Long enough that no thread is done before it is killed. */
const POINTS = 4000;
const PATIENCE = 20_000;

const EVERYTHING = flights(NOON, NOON).build();

/** Rejects where `promise` hangs. */
async function soon<T>(promise: Promise<T>): Promise<T> {
  const timer = new AbortController();
  const late = wait(PATIENCE, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`nothing came within ${PATIENCE} ms`);
  });
  late.catch(() => undefined);
  try {
    return await Promise.race([promise, late]);
  } finally {
    timer.abort();
  }
}

function poolOf(engine: Engine): Pick<WorkerPool<unknown, never>, 'threads'> {
  if ('pool' in engine && engine.pool instanceof WorkerPool) return engine.pool;
  throw new Error(`${engine.name} shows no pool`);
}

/** How many trajectories a query gives, or the code it fails with, or whatever else happened. */
async function outcome(query: Promise<unknown[]>): Promise<unknown> {
  try {
    return (await query).length;
  } catch (error) {
    return error instanceof LabError && error.code === 'WORKER_DIED' ? error.code : error;
  }
}

/**
 * Kills threads while a query runs, until one is hit in the middle: a fast query can be done before, and on a busy
 * machine threads can die before it has come to them.
 */
async function killed(engine: Engine, threads: number): Promise<LabError> {
  for (let attempt = 0; attempt < 40; attempt++) {
    const query = engine.query(EVERYTHING);
    query.catch(() => undefined);
    if (attempt > 0) await wait(attempt % 10);
    for (const thread of poolOf(engine).threads.slice(0, threads)) void thread.terminate();
    try {
      expect(await soon(query)).toHaveLength(FLIGHTS);
    } catch (error) {
      if (error instanceof LabError && error.code === 'WORKER_DIED') return error;
      throw error;
    }
  }
  throw new Error('no query was hit in its middle');
}

/** The names of the engines that have a pool. What decodes in the thread that dies makes no difference: two codecs will do. */
async function poolEngines(): Promise<string[]> {
  const names: string[] = [];
  for (const name of ENGINE_NAMES.filter((engine) => ['bz2', 'lz4'].includes(codecOf(engine)))) {
    const engine = await openEngine(name, { dataDir: temporaryFolder(), workers: 1 });
    if ('pool' in engine) names.push(name);
    await engine.close();
  }
  return names;
}

describe.each(await poolEngines())('%s after the death of a thread', (name) => {
  let engine: Engine;

  beforeAll(async () => {
    const dataDir = temporaryFolder();
    const packed = packedFlight(POINTS);
    const list = Array.from({ length: FLIGHTS }, (_, i) => ({ ...testFlight(`f${i}`, [testPoint(NOON)]), packed }));
    await writeTestStore(dataDir, codecOf(name), { '2024/2024-153.sqlite': list });
    engine = await openEngine(name, { dataDir, workers: 2 });
  });

  afterAll(async () => {
    await engine.close();
  });

  test.each(['one thread', 'every thread'])(
    '%s in the middle of a query: that fails and the next works',
    async (which) => {
      const error = await killed(engine, which === 'one thread' ? 1 : 2);
      expect(error.message).toContain('a decode worker died in the middle of a query');
      expect(error.message).toContain('try it again');
      expect(await soon(engine.query(EVERYTHING))).toHaveLength(FLIGHTS);
    },
  );

  test('queries at the same time: each gives all or fails, and the next works', async () => {
    const queries = [engine.query(EVERYTHING), engine.query(EVERYTHING), engine.query(EVERYTHING)];
    for (const thread of poolOf(engine).threads) void thread.terminate();
    const outcomes = await soon(Promise.all(queries.map(outcome)));
    expect(outcomes.filter((code) => code !== FLIGHTS && code !== 'WORKER_DIED')).toEqual([]);
    expect(outcomes).toContain('WORKER_DIED');
    expect(await soon(engine.query(EVERYTHING))).toHaveLength(FLIGHTS);
  });

  test('while idle: the next query works', async () => {
    await poolOf(engine).threads[0]?.terminate();
    expect(await soon(engine.query(EVERYTHING))).toHaveLength(FLIGHTS);
  });

  test('closing in the middle of a query lets nothing hang', async () => {
    const query = outcome(engine.query(EVERYTHING));
    await soon(engine.close());
    expect([FLIGHTS, 'WORKER_DIED']).toContain(await soon(query));
  });
});

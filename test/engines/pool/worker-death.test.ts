import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../../engines/engine.ts';
import { DecodePool } from '../../../engines/pool/decode-pool.ts';
import { flights } from '../../../engines/query/builder.ts';
import { codecOf, ENGINE_NAMES, openEngine } from '../../../engines/registry.ts';
import { caught } from '../../support/caught-error.ts';
import { packedFlight } from '../../support/codec-blob.ts';
import { NOON } from '../../support/sample-store.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { testFlight, testPoint } from '../../support/test-flight.ts';
import { writeTestStore } from '../../support/test-store.ts';

const FLIGHTS = 6;
/** Long enough that no thread is done before it is killed. */
const POINTS = 8000;
const PATIENCE = 20_000;

const EVERYTHING = flights(NOON, NOON).build();
const dataDirs = new Map<string, string>();

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

function poolOf(engine: Engine): DecodePool {
  if ('pool' in engine && engine.pool instanceof DecodePool) return engine.pool;
  throw new Error(`${engine.name} shows no pool`);
}

/** The names of the engines that have a pool. */
async function poolEngines(): Promise<string[]> {
  const names: string[] = [];
  for (const name of ENGINE_NAMES) {
    const engine = await openEngine(name, { dataDir: temporaryFolder(), workers: 1 });
    if ('pool' in engine) names.push(name);
    await engine.close();
  }
  return names;
}

describe.each(await poolEngines())('%s after the death of a thread', (name) => {
  let engine: Engine;

  beforeAll(async () => {
    const codec = codecOf(name);
    if (dataDirs.has(codec)) return;
    const dataDir = temporaryFolder();
    dataDirs.set(codec, dataDir);
    const packed = packedFlight(POINTS);
    const list = Array.from({ length: FLIGHTS }, (_, i) => ({ ...testFlight(`f${i}`, [testPoint(NOON)]), packed }));
    await writeTestStore(dataDir, codec, { '2024/2024-153.sqlite': list });
  });

  afterEach(async () => {
    await engine.close();
  });

  const open = async () => {
    engine = await openEngine(name, { dataDir: dataDirs.get(codecOf(name)) ?? '', workers: 2 });
    return poolOf(engine);
  };

  test('in the middle of a query: that query fails and the next works', async () => {
    const pool = await open();
    for (let round = 0; round < 2; round++) {
      const query = engine.query(EVERYTHING);
      void pool.threads[0]?.terminate();
      const error = await caught('WORKER_DIED', () => soon(query));
      expect(error.message).toContain('try it again');
      expect(await soon(engine.query(EVERYTHING))).toHaveLength(FLIGHTS);
    }
  });

  test('all threads at once: every query under way fails and the next works', async () => {
    const pool = await open();
    const queries = [engine.query(EVERYTHING), engine.query(EVERYTHING)];
    for (const thread of pool.threads) void thread.terminate();
    for (const query of queries) {
      query.catch(() => undefined);
      await caught('WORKER_DIED', () => soon(query));
    }
    expect(await soon(engine.query(EVERYTHING))).toHaveLength(FLIGHTS);
  });

  test('while idle: the next query works', async () => {
    const pool = await open();
    await pool.threads[0]?.terminate();
    expect(await soon(engine.query(EVERYTHING))).toHaveLength(FLIGHTS);
  });

  test('closing in the middle of a query lets nothing hang', async () => {
    await open();
    const query = engine.query(EVERYTHING).catch((error: unknown) => error);
    await soon(engine.close());
    const outcome = await soon(query);
    expect(Array.isArray(outcome) ? outcome.length : outcome).toSatisfy(
      (value: unknown) => value === FLIGHTS || value instanceof Error,
    );
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { create } from '../../engines/auto.ts';
import type { AutoModel } from '../../engines/auto-model.ts';
import { loadCodec } from '../../engines/codec/registry.ts';
import { newCounters } from '../../engines/engine.ts';
import { flights } from '../../engines/query/builder.ts';
import { checkQuery } from '../support/engine-contract.ts';
import { SAMPLE_QUERIES } from '../support/sample-queries.ts';
import { HOUR, NOON, SAMPLE_DAYS } from '../support/sample-store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { testFlight, testPoint } from '../support/test-flight.ts';
import { writeTestStore } from '../support/test-store.ts';

const CODEC = 'lz4-wasm';
const FREE = { fixedMs: 0, perMegabyteMs: 0 };
const DEAR = { fixedMs: 1000, perMegabyteMs: 0 };

function modelOf(codecs: AutoModel['codecs']): AutoModel {
  const measured = { cpu: 'none', cores: 2, node: '20', workers: 2, store: 'none' };
  return { schema: 'querylab/auto-model', version: 1, measured, codecs };
}
const SCAN_WINS = modelOf({ [CODEC]: { scan: FREE, 'worker-own': DEAR } });
const WORKERS_WIN = modelOf({ [CODEC]: { scan: DEAR, 'worker-own': FREE } });

/** As many flights with the same points, so that all blobs have about one size. */
async function storeOf(count: number): Promise<string> {
  const dataDir = temporaryFolder();
  const points = Array.from({ length: 50 }, (_, i) => testPoint(NOON + i * 7, { lat: 42 + i / 100 }));
  const list = Array.from({ length: count }, (_, i) => testFlight(`f${String(i).padStart(4, '0')}`, points));
  await writeTestStore(dataDir, 'lz4', { '2024/2024-153.sqlite': list });
  return dataDir;
}

async function open(dataDir: string, model: AutoModel, { workers = 2, cores = 2 } = {}) {
  return await create({ dataDir, codec: await loadCodec(CODEC), workers }, model, cores);
}

const EVERYTHING = flights(NOON, NOON + HOUR).build();

describe('the pick', () => {
  let dataDir = '';
  beforeAll(async () => {
    dataDir = await storeOf(100);
  });

  test.each([
    ['scan', SCAN_WINS],
    ['worker-own', WORKERS_WIN],
  ])('is %s where the model says that it is faster, and the tasks show it', async (strategy, model) => {
    const engine = await open(dataDir, model);
    const counters = newCounters();
    expect(await engine.query(EVERYTHING, counters)).toHaveLength(100);
    expect(counters.tasks).toBe(strategy === 'scan' ? 0 : 2);
    expect(await engine.explain(EVERYTHING)).toMatchObject({ strategy, candidates: 100 });
    await engine.close();
  });

  test.each([
    ['workers', { workers: 1, cores: 8 }],
    ['cores', { workers: 8, cores: 1 }],
  ])('is scan where there is one of %s', async (_, threads) => {
    const engine = await open(dataDir, WORKERS_WIN, threads);
    await engine.query(EVERYTHING);
    expect(engine.workersPool.started).toBe(false);
    expect(await engine.explain(EVERYTHING)).toEqual({ strategy: 'scan', candidates: 100, expectedMs: { scan: 1000 } });
    await engine.close();
  });

  test('is scan for a codec that was not calibrated', async () => {
    const engine = await open(dataDir, modelOf({}));
    expect(await engine.query(EVERYTHING)).toHaveLength(100);
    expect(await engine.explain(EVERYTHING)).toEqual({ strategy: 'scan', candidates: 100, expectedMs: {} });
    await engine.close();
  });

  test('is scan where there is no candidate, whatever the model says', async () => {
    const engine = await open(dataDir, WORKERS_WIN);
    const nothing = flights(NOON, NOON + HOUR)
      .spatiallyCrosses()
      .withBounds({ maxLat: -80 })
      .build();
    expect(await engine.query(nothing)).toEqual([]);
    expect(await engine.explain(nothing)).toMatchObject({ strategy: 'scan', candidates: 0 });
    expect(engine.workersPool.started).toBe(false);
    await engine.close();
  });
});

describe('on both sides of the crossover', () => {
  /** Scan costs 1 ms a candidate, workers half of that and 24 ms: they meet at 48 candidates, 24 for each of two. */
  async function pickOf(count: number, threads = {}) {
    const dataDir = await storeOf(count);
    const free = await open(dataDir, SCAN_WINS);
    const counters = newCounters();
    await free.query(EVERYTHING, counters);
    await free.close();
    const perMegabyteMs = 1e6 / (counters.bytesRead / count);
    const scan = { fixedMs: 0, perMegabyteMs };
    const engine = await open(
      dataDir,
      modelOf({ [CODEC]: { scan, 'worker-own': { fixedMs: 24, perMegabyteMs } } }),
      threads,
    );
    const plan = await engine.explain(EVERYTHING);
    const seen = newCounters();
    await engine.query(EVERYTHING, seen);
    await engine.close();
    expect(seen.tasks > 0).toBe(plan.strategy === 'worker-own');
    return plan;
  }

  test('fewer candidates go to scan, more to the workers', async () => {
    const [below, above] = [await pickOf(44), await pickOf(60)];
    expect(below.strategy).toBe('scan');
    expect(above.strategy).toBe('worker-own');
    // The busier of two threads reads a batch of 16 and one of 12 of 44 candidates, two of 16 of 60.
    expect(below.expectedMs.scan).toBeCloseTo(44, 0);
    expect(below.expectedMs['worker-own']).toBeCloseTo(24 + 28, 0);
    expect(above.expectedMs.scan).toBeCloseTo(60, 0);
    expect(above.expectedMs['worker-own']).toBeCloseTo(24 + 32, 0);
  });

  test('four cores move it, but only where there are four workers', async () => {
    expect((await pickOf(44, { workers: 4, cores: 4 })).strategy).toBe('worker-own');
    expect((await pickOf(44, { workers: 2, cores: 4 })).strategy).toBe('scan');
    expect((await pickOf(44, { workers: 4, cores: 2 })).strategy).toBe('scan');
  });
});

test('workers start with the first query that needs them and end with the engine', async () => {
  const dataDir = await storeOf(40);
  // Only long queries are dear for one thread.
  const perMegabyteMs = 1e9;
  const engine = await open(
    dataDir,
    modelOf({ [CODEC]: { scan: { fixedMs: 0, perMegabyteMs }, 'worker-own': { fixedMs: 0, perMegabyteMs } } }),
  );
  expect(engine.workersPool.started).toBe(false);
  const short = flights(NOON, NOON + HOUR)
    .withCallsign('nobody')
    .spatiallyCrosses()
    .withBounds({ maxLat: -80 })
    .build();
  await engine.query(short);
  await engine.explain(EVERYTHING);
  expect(engine.workersPool.started).toBe(false);
  expect(await engine.query(EVERYTHING)).toHaveLength(40);
  expect(engine.workersPool.started).toBe(true);
  const { threads } = engine.workersPool;
  const ended = threads.map((thread) => new Promise((resolve) => thread.once('exit', resolve)));
  expect(ended).toHaveLength(2);
  await engine.close();
  await Promise.all(ended);
  expect(engine.workersPool.started).toBe(false);
});

test('after the death of every worker the next query works', async () => {
  const engine = await open(await storeOf(40), WORKERS_WIN);
  await engine.query(EVERYTHING);
  await Promise.all(engine.workersPool.threads.map((thread) => thread.terminate()));
  await engine.query(EVERYTHING).catch(() => undefined);
  expect(await engine.query(EVERYTHING)).toHaveLength(40);
  await engine.close();
});

describe.each([
  ['scan', SCAN_WINS],
  ['worker-own', WORKERS_WIN],
])('where it always picks %s', (_, model) => {
  let dataDir = '';
  let engine: Awaited<ReturnType<typeof open>>;

  beforeAll(async () => {
    dataDir = temporaryFolder();
    await writeTestStore(dataDir, 'lz4', SAMPLE_DAYS);
    engine = await open(dataDir, model);
  });

  afterAll(async () => {
    await engine.close();
  });

  test.each(SAMPLE_QUERIES)('it agrees with the reference reader: %s', async (__, query) => {
    expect(await checkQuery(engine, dataDir, query)).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Engine, newCounters } from '../../engines/engine.ts';
import { flights } from '../../engines/query/builder.ts';
import { codecOf, describeEngine, ENGINE_NAMES, openEngine } from '../../engines/registry.ts';
import { checkQuery } from '../support/engine-contract.ts';
import { indexedCopy, readsZones } from '../support/indexed-store.ts';
import { referenceAnswer } from '../support/reference-reader.ts';
import { SAMPLE_QUERIES } from '../support/sample-queries.ts';
import { HOUR, NOON, SAMPLE_DAYS } from '../support/sample-store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { writeTestStore } from '../support/test-store.ts';

/** Queries that also prove, of engines that know nothing of the finer index, that it does not disturb them. */
const SOME_QUERIES = new Set(SAMPLE_QUERIES.filter((_, i) => i % 8 === 3).map(([, query]) => query));

/** The same flights without and with the finer index, which most engines know nothing of. */
interface Stores {
  readonly dataDir: string;
  readonly indexed: string;
}

const stores = new Map<string, Stores>();

async function storesOf(codec: string): Promise<Stores> {
  const known = stores.get(codec);
  if (known !== undefined) return known;
  const dataDir = temporaryFolder();
  await writeTestStore(dataDir, codec, SAMPLE_DAYS);
  const made = { dataDir, indexed: await indexedCopy(dataDir, codec, temporaryFolder()) };
  stores.set(codec, made);
  return made;
}

describe.each(ENGINE_NAMES)('engine %s', (name) => {
  let dataDir: string;
  let indexed: string;
  let engine: Engine;
  let onIndexed: Engine;

  beforeAll(async () => {
    ({ dataDir, indexed } = await storesOf(codecOf(name)));
    engine = await openEngine(name, { dataDir, workers: 2 });
    onIndexed = await openEngine(name, { dataDir: indexed, workers: 2 });
  });

  afterAll(async () => {
    await engine.close();
    await engine.close();
    await onIndexed.close();
  });

  test('bears its name and describes itself', async () => {
    expect(engine.name).toBe(name);
    expect(await describeEngine(name)).toMatch(/\w{3}/);
  });

  test.each(SAMPLE_QUERIES)('agrees with the reference reader: %s', async (_, query) => {
    expect(await checkQuery(engine, dataDir, query)).toEqual([]);
    if (!readsZones(name) && !SOME_QUERIES.has(query)) return;
    expect(await checkQuery(onIndexed, indexed, query, readsZones(name)), 'with the finer index').toEqual([]);
  });

  const testReader = readsZones(name) ? test : () => undefined;
  testReader('fetches less with the finer index', async () => {
    const total = async (one: Engine) => {
      const counters = newCounters();
      for (const [, query] of SAMPLE_QUERIES) if (query.spatial === 'crosses') await one.query(query, counters);
      return counters;
    };
    const [without, with_] = [await total(engine), await total(onIndexed)];
    expect([with_.candidates < without.candidates, with_.rows < without.rows]).toEqual([true, true]);
  });

  test('answers queries that run at the same time', async () => {
    const some = SAMPLE_QUERIES.slice(0, 12).map(([, query]) => query);
    const answers = await Promise.all(some.map((query) => engine.query(query)));
    const lengths = some.map((query) => referenceAnswer(dataDir, query).flights.length);
    expect(answers.map((answer) => answer.length)).toEqual(lengths);
  });

  test('adds to the counters it is given, the same each time', async () => {
    const query = flights(NOON, NOON + HOUR)
      .filterWaypoints()
      .build();
    const once = { candidates: 0, rows: 0, bytesRead: 0, bytesDecompressed: 0, pointsDecoded: 0, tasks: 0 };
    await engine.query(query, once);
    const twice = { ...once };
    await engine.query(query, twice);
    expect(twice).toEqual(Object.fromEntries(Object.entries(once).map(([key, value]) => [key, 2 * value])));
    expect(once.pointsDecoded).toBeGreaterThan(0);
  });

  test('refuses an index that no point has', async () => {
    const [first] = await engine.query(
      flights(NOON, NOON + HOUR)
        .withCallsign('BAW1')
        .build(),
    );
    for (const index of [-1, 1, 0.5, Number.NaN]) expect(() => first?.points.at(index)).toThrow(RangeError);
    expect(first?.points.at(0).time).toBe(NOON + 60);
  });
});

test('the sample queries find something to compare', async () => {
  const { dataDir } = await storesOf(codecOf(ENGINE_NAMES[0] ?? ''));
  const sizes = SAMPLE_QUERIES.map(([, query]) => referenceAnswer(dataDir, query).flights.length);
  expect(sizes.filter((size) => size > 0).length).toBeGreaterThan(45);
  expect(new Set(sizes).size).toBeGreaterThan(15);
});

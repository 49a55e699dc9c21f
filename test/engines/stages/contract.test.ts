import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { loadCodec } from '../../../engines/codec/registry.ts';
import { type Engine, newCounters } from '../../../engines/engine.ts';
import { flights } from '../../../engines/query/builder.ts';
import { select } from '../../../engines/query/select.ts';
import { codecOf, ENGINE_NAMES, openEngine } from '../../../engines/registry.ts';
import { seam, stageMethods, watchStages } from '../../../engines/stages/seams.ts';
import { STAGES, totalOf } from '../../../engines/stages/stage.ts';
import { StageClock } from '../../../engines/stages/stage-clock.ts';
import { DayFile } from '../../../engines/store/day-file.ts';
import { differences } from '../../support/compare-results.ts';
import { referenceAnswer } from '../../support/reference-reader.ts';
import { HOUR, NOON, SAMPLE_DAYS } from '../../support/sample-store.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { writeTestStore } from '../../support/test-store.ts';

const QUERY = flights(NOON, NOON + HOUR)
  .withBounds({ minLat: 42, maxLat: 43, minLon: -71.5, maxLon: -70.5 })
  .spatiallyCrosses()
  .filterWaypoints()
  .build();

const stores = new Map<string, string>();

async function storeOf(codec: string): Promise<string> {
  const known = stores.get(codec);
  if (known !== undefined) return known;
  const dataDir = temporaryFolder();
  stores.set(codec, dataDir);
  await writeTestStore(dataDir, codec, SAMPLE_DAYS);
  return dataDir;
}

afterEach(() => watchStages(null));

describe.each(ENGINE_NAMES)('engine %s', (name) => {
  let dataDir: string;
  let engine: Engine;

  beforeAll(async () => {
    dataDir = await storeOf(codecOf(name));
    engine = await openEngine(name, { dataDir, workers: 2 });
  });

  afterAll(async () => await engine.close());

  test('tells what its time goes into: index and fetch among it, and what is left over; all adds up', async () => {
    const clock = new StageClock();
    watchStages(clock);
    for (let call = 0; call < 2; call++) {
      clock.begin();
      const result = await engine.query(QUERY);
      const { stages, whole } = clock.end();
      expect(result.length).toBeGreaterThan(0);
      expect(Object.keys(stages)).toEqual(expect.arrayContaining(['index', 'fetch', 'other', 'materialise']));
      expect(STAGES).toEqual(expect.arrayContaining(Object.keys(stages)));
      expect('decompress' in stages || 'decode' in stages).toBe(true);
      expect(stages.workers).toBeUndefined();
      expect(totalOf(stages) / whole).toBeCloseTo(1, 9);
    }
  });

  test('answers and counts the same while it is watched, and after', async () => {
    const reference = referenceAnswer(dataDir, QUERY).flights;
    const counted = [newCounters(), newCounters(), newCounters()] as const;
    await engine.query(QUERY, counted[0]);
    watchStages(new StageClock());
    expect(differences(reference, await engine.query(QUERY, counted[1]))).toEqual([]);
    watchStages(null);
    expect(differences(reference, await engine.query(QUERY, counted[2]))).toEqual([]);
    expect(counted[1]).toEqual(counted[0]);
    expect(counted[2]).toEqual(counted[0]);
  });
});

describe('while nobody watches', () => {
  test('functions, methods and codecs are what they were: nothing stands before them', async () => {
    const codec = await loadCodec('lz4');
    const found = () => [select, DayFile.prototype.statement, DayFile.prototype.all, codec.decompress, codec.borrow];
    const before = found();
    watchStages(new StageClock());
    found().forEach((own, i) => void expect(own).not.toBe(before[i]));
    watchStages(null);
    found().forEach((own, i) => void expect(own).toBe(before[i]));
  });

  test('a seam that comes later, with a module loaded on demand, is watched too', () => {
    const clock = new StageClock();
    const seen: unknown[] = [];
    watchStages(clock);
    seam((own) => void seen.push(own));
    watchStages(null);
    expect(seen).toEqual([clock, null]);
  });
});

test('a codec that takes 5 ms a blob shows as 5 ms of decompressing a blob, and nothing else', async () => {
  let now = 0;
  const clock = new StageClock(() => now);
  const codec = await loadCodec('lz4');
  const slowed = {
    ...codec,
    decompress(blob: Uint8Array) {
      now += 5;
      return codec.decompress(blob);
    },
  };
  stageMethods(slowed, 'decompress', ['decompress'], true);
  const { create } = await import('../../../engines/naive.ts');
  const engine = await create({ dataDir: await storeOf('lz4'), codec: slowed, workers: 1 });
  const counters = newCounters();
  watchStages(clock);
  clock.begin();
  await engine.query(QUERY, counters);
  const { stages, whole } = clock.end();
  await engine.close();
  expect(counters.rows).toBeGreaterThan(5);
  expect(stages.decompress).toBe(5 * counters.rows);
  expect(whole).toBe(5 * counters.rows);
});

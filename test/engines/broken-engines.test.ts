import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Counters, Engine } from '../../engines/engine.ts';
import { codecOf, ENGINE_NAMES, openEngine } from '../../engines/registry.ts';
import { broken, FAULTS, miscounting } from '../support/broken-engines.ts';
import { checkQuery } from '../support/engine-contract.ts';
import { indexStore, readsZones } from '../support/indexed-store.ts';
import { SAMPLE_QUERIES } from '../support/sample-queries.ts';
import { SAMPLE_DAYS } from '../support/sample-store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { writeTestStore } from '../support/test-store.ts';

/** The checks do not depend on the engine; one that reads the finer index, and one that does not, stand for all. */
const NAMES = [
  ENGINE_NAMES.findLast((name) => readsZones(name)) ?? '',
  ENGINE_NAMES.findLast((name) => !readsZones(name)) ?? '',
];

describe.each(NAMES)('checks of the contract on a broken %s', (name) => {
  const dataDir = temporaryFolder();
  const hasIndex = readsZones(name);
  let engine: Engine;

  beforeAll(async () => {
    await writeTestStore(dataDir, codecOf(name), SAMPLE_DAYS);
    if (hasIndex) await indexStore(dataDir, codecOf(name));
    engine = await openEngine(name, { dataDir, workers: 1 });
  });

  afterAll(async () => {
    await engine.close();
  });

  test('no fault, no difference', async () => {
    expect(await found(broken(engine, {}))).toBeNull();
  });

  test.each([...FAULTS.keys()])('find the fault: %s', async (fault) => {
    expect(await found(broken(engine, FAULTS.get(fault) ?? {}))).not.toBeNull();
  });

  const counted: [keyof Counters, number][] = [
    ['candidates', 1000],
    ['rows', 1000],
    ['bytesRead', 1e9],
    ['bytesDecompressed', 1e9],
    ['pointsDecoded', 1e9],
    ['candidates', -1000],
    ['rows', -1000],
    ['bytesRead', -1e9],
  ];
  // Where no index excuses it, one more or one fewer is wrong.
  const byOne = (['candidates', 'rows', 'bytesRead'] as const).flatMap((counter) => [
    [counter, 1] as const,
    [counter, -1] as const,
  ]);
  test.each([...counted, ...(hasIndex ? [] : byOne)])('find that %s are miscounted by %d', async (counter, by) => {
    expect(await found(miscounting(engine, counter, by), `counter ${counter}`)).not.toBeNull();
  });

  /** Name of the first sample query with a line that begins so, or with any but of a counter. */
  async function found(faulty: Engine, start?: string): Promise<string | null> {
    const counts = (line: string): boolean =>
      start === undefined ? !line.startsWith('counter') : line.startsWith(start);
    for (const [title, query] of SAMPLE_QUERIES) {
      if ((await checkQuery(faulty, dataDir, query, hasIndex)).some(counts)) return title;
    }
    return null;
  }
});

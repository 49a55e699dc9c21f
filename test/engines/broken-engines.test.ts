import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../engines/engine.ts';
import { codecOf, ENGINE_NAMES, openEngine } from '../../engines/registry.ts';
import { broken, FAULTS } from '../support/broken-engines.ts';
import { checkQuery } from '../support/engine-contract.ts';
import { SAMPLE_QUERIES } from '../support/sample-queries.ts';
import { SAMPLE_DAYS } from '../support/sample-store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { writeTestStore } from '../support/test-store.ts';

/** The checks do not depend on the engine; the last of the registry stands for all. */
const NAME = ENGINE_NAMES.at(-1) ?? '';

describe(`checks of the contract on a broken ${NAME}`, () => {
  const dataDir = temporaryFolder();
  let engine: Engine;

  beforeAll(async () => {
    await writeTestStore(dataDir, codecOf(NAME), SAMPLE_DAYS);
    engine = await openEngine(NAME, { dataDir, workers: 1 });
  });

  afterAll(async () => {
    await engine.close();
  });

  test('no fault, no difference', async () => {
    expect(await found(broken(engine, {}))).toBeNull();
  });

  test.each([...FAULTS.keys()])('find the fault: %s', async (name) => {
    expect(await found(broken(engine, FAULTS.get(name) ?? {}))).not.toBeNull();
  });

  /** Name of the first sample query whose answer differs. */
  async function found(faulty: Engine): Promise<string | null> {
    for (const [name, query] of SAMPLE_QUERIES) {
      const lines = await checkQuery(faulty, dataDir, query);
      if (lines.some((line) => !line.startsWith('counter'))) return name;
    }
    return null;
  }
});

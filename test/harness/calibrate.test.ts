import { expect, test } from 'vitest';
import { flights } from '../../engines/query/builder.ts';
import { calibrate } from '../../harness/calibrate.ts';
import { caught } from '../support/caught-error.ts';
import { NOON } from '../support/sample-store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { testFlight, testPoint } from '../support/test-flight.ts';
import { writeTestStore } from '../support/test-store.ts';

const SHARED = { codec: 'lz4-wasm', workers: 2, threads: 2, rounds: 1 };

/** One flight after the other, so that the window says how many are met. */
async function storeOf(count: number): Promise<string> {
  const dataDir = temporaryFolder();
  const list = Array.from({ length: count }, (_, i) => testFlight(`f${i}`, [testPoint(NOON + i * 256)]));
  await writeTestStore(dataDir, 'lz4', { '2024/2024-153.sqlite': list });
  return dataDir;
}
const queries = Array.from({ length: 70 }, (_, i) => flights(NOON, NOON + i * 256 - 200 * Number(i > 0)).build());

test('measures queries with few and with many candidates, and fits costs to them', async () => {
  const { scan, 'worker-own': own, measured } = await calibrate({ ...SHARED, dataDir: await storeOf(64), queries });
  const candidates = measured.map((query) => query.candidates);
  expect(candidates.length).toBeGreaterThanOrEqual(5);
  expect(candidates).toEqual([...new Set(candidates)].sort((a, b) => a - b));
  for (const query of measured)
    expect([query.scan > 0, query.workers > 0, query.bytes > 0]).toEqual([true, true, true]);
  for (const cost of [scan, own]) expect(cost.fixedMs + cost.perMegabyteMs).toBeGreaterThan(0);
});

test('a store with too few flights is refused', async () => {
  const dataDir = await storeOf(3);
  const error = await caught('BAD_OPTION', () => calibrate({ ...SHARED, dataDir, queries }));
  expect(error.message).toContain('too few flights');
});

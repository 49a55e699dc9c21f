import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { flights } from '../../engines/query/builder.ts';
import { openEngine } from '../../engines/registry.ts';
import { digestOf } from '../../harness/digest.ts';
import { EngineProcess } from '../../harness/engine-process.ts';
import { plainResult } from '../../harness/plain-result.ts';
import { caught } from '../support/caught-error.ts';
import { BOX, HOUR, NOON, SAMPLE_DAYS } from '../support/sample-store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { writeTestStore } from '../support/test-store.ts';
import { childPids } from './support/child-pids.ts';

const query = flights(NOON, NOON + HOUR)
  .spatiallyCrosses()
  .withBounds(BOX)
  .filterWaypoints()
  .build();
const dataDir = temporaryFolder();
const processes: EngineProcess[] = [];

beforeAll(() => writeTestStore(dataDir, 'lz4', SAMPLE_DAYS));
afterEach(() => processes.splice(0).forEach((engine) => void engine.kill()));

async function started(engine = 'typed/lz4'): Promise<EngineProcess> {
  const process = new EngineProcess(engine);
  processes.push(process);
  await process.ask({ kind: 'open', engine, dataDir, workers: 2 });
  return process;
}

/** Many calls, so that the process is busy when it is killed. */
const busy = (process: EngineProcess) => process.ask({ kind: 'sample', query, calls: 1_000_000 });

describe('a living process', () => {
  test.each(['typed/lz4', 'naive/lz4'])('of %s answers as the engine does here', async (name) => {
    const process = await started(name);
    const engine = await openEngine(name, { dataDir, workers: 2 });
    const expected = plainResult(await engine.query(query));
    await engine.close();
    expect(expected.length).toBeGreaterThan(10);
    expect(await process.ask({ kind: 'fetch', query })).toEqual(expected);
    const found = await process.ask({ kind: 'identify', query });
    expect(found).toMatchObject({ digest: digestOf(expected), hits: expected.length });
    expect(found.counters.candidates).toBeGreaterThanOrEqual(found.hits);
    expect(await process.ask({ kind: 'sample', query, calls: 3 })).toHaveLength(3);
  });

  test('reports an error of the engine with its code, and lives on', async () => {
    const process = new EngineProcess('typed/lz4');
    processes.push(process);
    const open = (folder: string) => process.ask({ kind: 'open', engine: 'typed/lz4', dataDir: folder, workers: 1 });
    await caught('DATA_DIR_NOT_FOUND', () => open('/no/such/folder'));
    await open(dataDir);
    expect((await process.ask({ kind: 'fetch', query })).length).toBeGreaterThan(0);
  });
});

describe('a process that is killed from outside', () => {
  const pidOfOnly = (): number => {
    const pids = childPids('child.ts');
    expect(pids).toHaveLength(1);
    return pids[0] as number;
  };

  test('while it works fails its request as CHILD_DIED', async () => {
    const engine = await started();
    const failure = caught('CHILD_DIED', () => busy(engine));
    await sleep(100);
    process.kill(pidOfOnly(), 'SIGKILL');
    expect((await failure).message).toContain('the process of typed/lz4 got SIGKILL');
  });

  test('while it idles fails the next request, and every later one', async () => {
    const engine = await started();
    process.kill(pidOfOnly(), 'SIGKILL');
    await caught('CHILD_DIED', () => busy(engine));
    await caught('CHILD_DIED', () => engine.ask({ kind: 'fetch', query }));
  });
});

describe('kill', () => {
  test('fails the request under way as INTERRUPTED and ends the process', async () => {
    const engine = await started();
    const failure = caught('INTERRUPTED', () => busy(engine));
    await sleep(100);
    engine.kill();
    await failure;
    while (childPids('child.ts').length > 0) await sleep(20);
  });

  test('fails later requests as INTERRUPTED, and may be called again', async () => {
    const engine = await started();
    engine.kill();
    engine.kill();
    await caught('INTERRUPTED', () => engine.ask({ kind: 'fetch', query }));
  });
});

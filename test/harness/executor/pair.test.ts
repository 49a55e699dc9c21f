import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseRequest, type QueryRequest } from '../../../engines/query/request.ts';
import { ExecutorPair, type PairOptions } from '../../../harness/executor/pair.ts';
import { shellQuote } from '../../../scenarios/shell-quote.ts';
import { LAB } from '../../scripts/support/lab.ts';
import { caught } from '../../support/caught-error.ts';
import { referenceAnswer } from '../../support/reference-reader.ts';
import { SAMPLE_DAYS } from '../../support/sample-store.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { overwriteBlob, writeTestStore } from '../../support/test-store.ts';
import { childPids } from '../support/child-pids.ts';
import { faulty, REQUEST } from './support/executor.ts';

const NOON: QueryRequest = {
  t1: '2024-06-01T12:00:00Z',
  t2: '2024-06-01T13:00:00Z',
  ops: [['with_callsign', ['CRW*']]],
};
const EVERYTHING = { ...NOON, ops: [] };

let root = '';
beforeAll(async () => {
  root = temporaryFolder();
  await writeTestStore(path.join(root, 'bz2'), 'bz2', SAMPLE_DAYS);
  await writeTestStore(path.join(root, 'lz4'), 'lz4', SAMPLE_DAYS);
  await writeTestStore(path.join(root, 'cut'), 'lz4', SAMPLE_DAYS);
  for (const row of [1, 25])
    overwriteBlob(path.join(root, 'cut', '2024/2024-153.sqlite'), row, (blob) => blob.subarray(0, -1));
});

function lab(store: string): string {
  return [process.execPath, LAB, 'executor', path.join(root, store), '--label', store].map(shellQuote).join(' ');
}

function options(change: Partial<PairOptions> = {}): PairOptions {
  return {
    handshakeSeconds: 30,
    timeoutSeconds: 30,
    graceSeconds: 20,
    logDir: path.join(temporaryFolder(), 'a/b'),
    ...change,
  };
}

async function withPair<T>(
  a: string,
  b: string,
  use: (pair: ExecutorPair) => Promise<T>,
  change: Partial<PairOptions> = {},
) {
  const pair = await ExecutorPair.start(
    [
      { name: 'a', command: a },
      { name: 'b', command: b },
    ],
    options(change),
  );
  try {
    return await use(pair);
  } finally {
    await pair.close();
  }
}

test('two stores of the same flights are equal, by what they return', async () => {
  await withPair(lab('bz2'), lab('lz4'), async (pair) => {
    expect(pair.handshakes.map(({ label }) => label)).toEqual(['bz2', 'lz4']);
    const { flights } = referenceAnswer(path.join(root, 'bz2'), parseRequest(EVERYTHING));
    const points = flights.reduce((sum, flight) => sum + flight.points.length, 0);
    expect(flights.length).toBeGreaterThan(10);
    expect(await pair.compare(EVERYTHING)).toEqual({ kind: 'equal', trajectories: flights.length, points });
    expect(pair.memory.every((bytes) => (bytes ?? 0) > 10e6)).toBe(true);
    expect([...(await pair.close())]).toEqual([
      ['a', 'end of input'],
      ['b', 'end of input'],
    ]);
  });
});

describe('errors', () => {
  test('of both sides are equal where they are the same', async () => {
    const bad = { ...NOON, t2: '2024-06-01T11:00:00Z' };
    await withPair(lab('bz2'), lab('lz4'), async (pair) => {
      expect(await pair.compare(bad)).toMatchObject({ kind: 'same error', error: expect.stringMatching(/^BAD_QUERY/) });
      expect(await pair.compare(NOON)).toMatchObject({ kind: 'equal' });
    });
  });

  test('of one side are a difference that names file and row', async () => {
    await withPair(lab('lz4'), lab('cut'), async (pair) => {
      const found = await pair.compare(EVERYTHING);
      expect(found).toMatchObject({ kind: 'different', place: 'reply', a: expect.stringMatching(/^\d+ trajectories/) });
      expect(found).toMatchObject({ b: expect.stringMatching(/BLOB_CORRUPT: .*2024-153\.sqlite, row 1/) });
    });
  });
});

describe('an executor that fails', () => {
  test('is reported by its side and started anew', async () => {
    await withPair(lab('lz4'), faulty('dies'), async (pair) => {
      for (const _ of [1, 2]) {
        const found = await pair.compare(REQUEST);
        expect(found).toMatchObject({ kind: 'failed', side: 'b', message: expect.stringContaining('out of memory') });
      }
    });
  });

  test('keeps the logs of both of its processes', async () => {
    const logDir = temporaryFolder();
    await withPair(faulty('dies'), faulty(), (pair) => pair.compare(REQUEST).then(() => pair.compare(REQUEST)), {
      logDir,
    });
    const log = readFileSync(path.join(logDir, 'a.log'), 'utf8');
    expect(log.match(/^querylab: a, process \d+: /gm)).toHaveLength(2);
    expect(log.match(/out of memory/g)).toHaveLength(2);
  });

  test('at the start ends the other, which is not waited for', async () => {
    const started = withPair(faulty('dies before it is ready'), faulty('never says ready'), async () => null);
    expect((await caught('EXECUTOR_FAILED', () => started)).message).toContain('executor a exited with 3');
    while (childPids('never says ready').length > 0) await sleep(5);
  });
});

test('an abort fails the request under way', async () => {
  const abort = new AbortController();
  await withPair(
    faulty('hangs'),
    faulty(),
    async (pair) => {
      const asked = caught('INTERRUPTED', () => pair.compare(REQUEST));
      abort.abort();
      await asked;
      await caught('INTERRUPTED', () => pair.compare(REQUEST));
    },
    { signal: abort.signal },
  );
});

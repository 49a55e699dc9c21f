import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { beforeAll, describe, expect, test } from 'vitest';
import { shellQuote } from '../../scenarios/shell-quote.ts';
import { faulty } from '../harness/executor/support/executor.ts';
import { hasRealData, REAL_DATA, realDataTitle } from '../support/real-data.ts';
import { NOON } from '../support/sample-store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { changePoints, copyStore, flipLat } from './support/damage.ts';
import { LAB, lab, labWithInput } from './support/lab.ts';
import { NOON_FILE, twoStores } from './support/stores.ts';

const ALL_NOON = { t1: '2024-06-01T12:00:00Z', t2: '2024-06-01T13:00:00Z', ops: [] };

let root = '';
/** The lz4 store with one bit flipped in the first point of row 1. */
let flipped = '';
beforeAll(async () => {
  expect(new Date(NOON * 1000).toISOString()).toContain('2024-06-01T12:00');
  root = await twoStores();
  flipped = copyStore(store('lz4'));
  await changePoints(path.join(flipped, NOON_FILE), 1, 'lz4', flipLat(0));
});

const store = (name: string) => path.join(root, name);
const logs = () => ['--log-dir', path.join(temporaryFolder(), 'logs')];

function requestFile(...requests: readonly object[]): string {
  const file = path.join(temporaryFolder(), 'requests.jsonl');
  writeFileSync(file, requests.map((request) => `${JSON.stringify(request)}\n`).join(''));
  return file;
}

describe('two stores', () => {
  test('of the same flights agree on the canned queries', async () => {
    const { status, stdout } = await lab('compare-executors', store('bz2'), store('lz4'), ...logs());
    expect(stdout).toMatch(
      /^\d+ requests, [1-9]\d* met flights: [\d,]+ trajectories, [\d,]+ points\nThe executors agree\.\n$/,
    );
    expect(status).toBe(0);
  });

  test('that differ in one bit are told apart by trajectory, point, field and both values', async () => {
    const json = path.join(temporaryFolder(), 'found.json');
    const args = ['--requests', requestFile(ALL_NOON), '--json', json, ...logs()];
    const { status, stdout } = await lab('compare-executors', store('bz2'), flipped, ...args);
    expect(stdout).toMatch(
      /first difference: trajectory \d+ \(source_id edge-corners\), point 0, field lat\n {2}a: 42\n {2}b: 42\.0000/,
    );
    expect(stdout).toMatch(/The executors disagree on 1 of 1\.\n$/);
    expect(status).toBe(1);
    const { disagreements } = JSON.parse(readFileSync(json, 'utf8'));
    expect(disagreements).toMatchObject([{ name: 'line 1', request: ALL_NOON, comparison: { kind: 'different' } }]);
  });

  test('are asked what comes on stdin, errors among it', async () => {
    const input = `${JSON.stringify({ ...ALL_NOON, t2: 'never' })}\n${JSON.stringify(ALL_NOON)}\n`;
    const { status, stdout } = await labWithInput(
      input,
      'compare-executors',
      store('bz2'),
      store('lz4'),
      '--requests',
      '-',
      ...logs(),
    );
    expect(stdout).toContain('2 requests, 1 with the same error, 1 met flights');
    expect(status).toBe(0);
  });
});

describe('the environment', () => {
  /** A folder with another executor: a program that asks this lab, and says so in its log. */
  function codeDir(script: string): string {
    const folder = path.join(temporaryFolder(), 'code of old');
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'executor'), script);
    chmodSync(path.join(folder, 'executor'), 0o755);
    return folder;
  }

  function compareWith(environment: Record<string, string>, ...args: string[]) {
    const env = { ...process.env, ...environment };
    return spawnSync(process.execPath, [LAB, 'compare-executors', ...args], { encoding: 'utf8', env });
  }

  test('names code and data of both sides; each has its own log', () => {
    const folder = path.join(temporaryFolder(), 'logs');
    const old = codeDir(`#!/bin/sh\necho "old code on $1" >&2\nexec '${process.execPath}' '${LAB}' executor "$@"\n`);
    const environment = {
      BZ2_CODE_DIR: old,
      BZ2_DATA_DIR: store('bz2'),
      LZ4_CODE_DIR: path.dirname(path.dirname(path.dirname(LAB))),
      LZ4_DATA_DIR: store('lz4'),
    };
    const { status, stdout } = compareWith(environment, '--requests', requestFile(ALL_NOON), '--log-dir', folder);
    expect(stdout).toContain('The executors agree.');
    expect(status).toBe(0);
    expect(readFileSync(path.join(folder, 'bz2.log'), 'utf8')).toContain(`old code on ${store('bz2')}`);
    expect(existsSync(path.join(folder, 'lz4.log'))).toBe(true);
  });

  test('is checked against the handshake', () => {
    const liar = codeDir(
      `#!/bin/sh\nshift 2\nexec '${process.execPath}' '${LAB}' executor ${shellQuote(store('lz4'))} --label other\n`,
    );
    const environment = { BZ2_CODE_DIR: liar, BZ2_DATA_DIR: store('bz2'), LZ4_DATA_DIR: store('lz4') };
    const { status, stderr } = compareWith(environment, ...logs());
    expect(stderr).toMatch(/executor bz2 calls itself 'other', not 'bz2'.*\[EXECUTOR_FAILED\]/s);
    expect(status).toBe(1);
  });

  test.each([
    [{ BZ2_DATA_DIR: '/no/such/store' }, 'one side is missing'],
    [{ BZ2_DATA_DIR: '/no/such/store', LZ4_DATA_DIR: '/neither' }, "'/no/such/store' does not exist"],
    [
      { BZ2_CODE_DIR: '/', BZ2_DATA_DIR: '/tmp', LZ4_DATA_DIR: '/tmp' },
      "'/' has neither a program 'executor' nor a built lab",
    ],
  ])('that is incomplete or wrong ends it with 2: %o', (environment, message) => {
    const { status, stderr } = compareWith(environment, ...logs());
    expect(stderr).toContain(message);
    expect(status).toBe(2);
  });
});

describe('commands', () => {
  const good = () => `'${process.execPath}' '${LAB}' executor ${JSON.stringify(store('lz4'))} --label good`;

  test.each([
    ['dies', [], /executor b exited with 9; the end of its log .*b\.log:\nTraceback: out of memory/],
    ['hangs', ['--timeout', '1s'], /executor b did not answer \(--timeout\) within 1 s; it was asked .*\nthinking/s],
    ['writes rubbish', [], /executor b wrote a reply that is no JSON: "Segmentation fault"/],
    ['floods', [], /executor b flooded its stderr/],
  ])('of which one %s are reported with the end of its log, and end with 1', async (fault, more, message) => {
    const args = ['--a', good(), '--b', faulty(fault), '--requests', requestFile(ALL_NOON), ...more, ...logs()];
    const { status, stdout } = await lab('compare-executors', ...args);
    expect(stdout).toMatch(message);
    expect(stdout).toMatch(/The executors disagree on 1 of 1\.\n$/);
    expect(status).toBe(1);
  });

  test('that do not end with their input are named', async () => {
    const other = faulty('ignores the end of input');
    const args = ['--a', other, '--b', faulty(), '--requests', requestFile(ALL_NOON), ...logs()];
    const { status, stdout } = await lab('compare-executors', ...args);
    expect(stdout).toContain('executor a did not end with its input: it took SIGTERM');
    expect(status).toBe(0);
  });

  test('on a store that is not here need requests', async () => {
    const { status, stderr } = await lab('compare-executors', '--a', faulty(), '--b', faulty(), ...logs());
    expect(stderr).toContain("'some/dir' does not exist");
    expect(status).toBe(2);
  });

  test.each([
    [[], 'nothing to compare'],
    [['one'], 'one side is missing'],
    [['--a', 'x'], 'one side is missing'],
    [['one', 'two', '--a', 'x'], 'not both'],
    [['one', 'two', 'three'], 'two stores'],
    [['--a', 'x', '--b', 'y', '--requests', '/no/such/file'], 'there is no file'],
    [['--a', 'x', '--b', 'y', '--timeout', 'soon'], '--timeout takes a duration'],
  ])('that are incomplete or wrong end with 2: %j', async (args, message) => {
    const { status, stderr } = await lab('compare-executors', ...args);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(status).toBe(2);
  });
});

describe.skipIf(!hasRealData)(realDataTitle('on real flights'), () => {
  test('200 requests agree', async () => {
    const args = [
      path.join(REAL_DATA, 'bz2'),
      path.join(REAL_DATA, 'lz4'),
      '--requests',
      path.join(REAL_DATA, 'requests.jsonl'),
    ];
    const { status, stdout } = await lab('compare-executors', ...args, ...logs());
    expect(stdout).toContain('200 requests, 80 met flights: 126 trajectories, 3,156 points');
    expect(status).toBe(0);
  });
});

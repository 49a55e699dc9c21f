import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { type GateDocument, gateSchema } from '../../../harness/gate/gate-document.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import type { Outcome } from '../support/lab.ts';
import { processesOf } from '../support/process-group.ts';
import { tinyFixture } from '../support/tiny.ts';
import { LabRepository } from './lab-repository.ts';

const TYPED = 'dist/engines/typed.js';
const LOST_POINT = {
  file: TYPED,
  find: 'pointsOf(columns, kept)',
  replace: "pointsOf(columns, hits.length === 0 && kept !== 'all' ? kept.slice(0, -1) : kept)",
};
const TWICE_THE_ROWS = {
  file: TYPED,
  find: 'const hits = [];',
  replace: 'const hits = [];\n            for (const _ of candidates(store, query, counters));',
};
const FAILS = { file: TYPED, find: 'const hits = [];', replace: "throw new Error('it fails');" };
const DOES_NOT_BUILD = { file: TYPED, find: 'there is no such text', replace: '' };

const lab = new LabRepository();
const commits: Record<string, string> = {};
let store = '';

beforeAll(async () => {
  store = await tinyFixture();
  commits.lostPoint = lab.commitChanges(LOST_POINT);
  commits.twiceTheRows = lab.commitChanges(TWICE_THE_ROWS);
  commits.fails = lab.commitChanges(FAILS);
  commits.doesNotBuild = lab.commitChanges(DOES_NOT_BUILD);
  commits.base = lab.commitChanges();
});

const ENGINES = ['typed/lz4', 'scan/lz4-wasm'];
const SMALL = ['--scenarios', 'anchored/1,anchored/4', '--pairs', '6', '--confirmation-pairs', '6', '--repeats', '2'];

/** A gate on few and short calls: what it says of times is not looked at. */
async function gate(...args: readonly string[]): Promise<Outcome & { document: GateDocument | null }> {
  const json = path.join(temporaryFolder(), 'gate.json');
  const outcome = await lab.start(
    ...['gate', '--data-dir', store, ...SMALL, '--no-profile', '--json', json],
    ...(args.includes('--engines') ? [] : ['--engines', ENGINES.join()]),
    ...args,
  ).outcome;
  const document = existsSync(json) ? gateSchema.parse(JSON.parse(readFileSync(json, 'utf8'))) : null;
  return { ...outcome, document };
}

test('the same code on both sides: every arm in every pair, and a verdict', async () => {
  const { document, status, stdout } = await gate('--base', 'HEAD');
  if (document === null) throw new Error(stdout);
  const { screening } = document;
  expect([0, 3, 4]).toContain(status);
  expect(screening.engines.map(({ name, status: own }) => `${name} ${own}`)).toEqual(
    ENGINES.flatMap((engine) => ['base', 'again', 'slow', 'head'].map((role) => `${role}:${engine} ok`)),
  );
  expect(screening.cells).toHaveLength(2 * 4 * 2);
  for (const { rounds } of screening.cells) expect(rounds.map(({ round }) => round)).toEqual([0, 1, 2, 3, 4, 5]);
  expect(document).toMatchObject({
    complete: true,
    base: { ref: 'HEAD', commit: commits.base, dirty: false },
    head: { ref: null, commit: commits.base, dirty: false },
    results: [],
  });
  const [worktree] = lab.worktrees();
  expect(screening.configuration.arms?.['slow:typed/lz4']).toMatchObject({ root: worktree, slowdown: 0.1 });
  expect(screening.configuration.arms?.['head:typed/lz4']).toMatchObject({
    root: expect.stringMatching(/\.querylab\/running\/build\.\d+\.tmp$/),
  });
});

test('a dirty tree is said', async () => {
  lab.write('build.json', '{}');
  const { document } = await gate('--base', commits.lostPoint as string).finally(() =>
    lab.git('checkout', '--quiet', 'build.json'),
  );
  expect(document?.head).toMatchObject({ dirty: true });
});

describe('a side that answers otherwise', () => {
  test('is refused before anything is timed, and the place is named', async () => {
    const { document, status, stdout } = await gate('--base', 'HEAD', '--head', commits.lostPoint as string);
    expect(status).toBe(1);
    expect(stdout).toMatch(/other results/i);
    expect(stdout).toContain('typed/lz4');
    expect(document?.results.map(({ engine, scenario }) => `${engine} ${scenario}`)).toEqual([
      'typed/lz4 anchored/1',
      'typed/lz4 anchored/4',
    ]);
    expect(document?.screening.cells.flatMap(({ rounds }) => rounds)).toEqual([]);
  });

  test('is measured all the same where that is accepted', async () => {
    const args = ['--accept-results', '--engines', 'typed/lz4'];
    const { document, status } = await gate('--base', 'HEAD', '--head', commits.lostPoint as string, ...args);
    expect([0, 3, 4]).toContain(status);
    expect(document?.results).toHaveLength(2);
    expect(document?.screening.cells.every(({ rounds }) => rounds.length === 6)).toBe(true);
  });

  test('and one that fails is refused, too', async () => {
    const { document, status, stdout } = await gate('--base', 'HEAD', '--head', commits.fails as string);
    expect(status).toBe(1);
    expect(stdout).toContain('it fails');
    expect(document?.screening.cells.flatMap(({ rounds }) => rounds)).toEqual([]);
  });
});

test('twice the rows are a regression, whatever the clock says', async () => {
  const { status, stdout } = await gate(
    ...['--base', 'HEAD', '--head', commits.twiceTheRows as string, '--engines', 'typed/lz4'],
  );
  expect(status).toBe(1);
  expect(stdout).toMatch(/typed\/lz4 on anchored\/1: rows \d+ → \d+/);
});

describe('mistakes of the user', () => {
  test.each([
    [[], 'say what to judge by: --base', 2],
    [['--base', 'no-such-branch'], "git knows no commit 'no-such-branch'", 2],
    [['--base', 'HEAD', '--engines', 'c/lz4'], 'c/lz4 is a program of its own', 2],
    [['--base', 'HEAD', '--engines', 'tipped/lz4'], 'typed/lz4', 2],
    [['--base', 'HEAD', '--pairs', '5'], '--pairs takes a whole number from 6', 2],
    [['--base', 'HEAD', '--injected', '0'], '--injected', 2],
    [['--base', 'HEAD', '--floor', '0'], '--floor', 2],
    [['--base', 'HEAD', '--budget', 'soon'], '--budget takes a duration', 2],
    [['--base', 'HEAD', '--json', '/nowhere/at/all.json'], "cannot write '/nowhere/at/all.json'", 2],
    [['--base', 'HEAD', '--inconclusive', 'maybe'], '--inconclusive', 2],
  ] as const)('%j', async (args, text, expected) => {
    const { status, stderr } = await lab.start('gate', '--data-dir', store, ...args).outcome;
    expect(stderr).toContain(text);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(status).toBe(expected);
  });

  test('a commit that does not build: what its build said', async () => {
    const { status, stderr } = await gate('--base', commits.doesNotBuild as string);
    expect(status).toBe(2);
    expect(stderr).toContain('has no single there is no such text');
    expect(stderr).toContain('[REF_NOT_BUILT]');
  });

  test('a commit older than the harness: the first that can be compared', async () => {
    const old = lab.git('commit-tree', emptyTree(), '-m', 'nothing yet');
    const { status, stderr } = await gate('--base', old);
    expect(status).toBe(2);
    expect(stderr).toMatch(/The first commit that can be compared, where it builds, is [0-9a-f]{7}/);
  });
});

/** Name that git gives a tree without files. */
function emptyTree(): string {
  return lab.git('hash-object', '-t', 'tree', '-w', '/dev/null');
}

test('Ctrl-C while it measures: status 130, what there is, and nothing left', async () => {
  const json = path.join(temporaryFolder(), 'gate.json');
  const long = ['--pairs', '500', '--budget', '1h', '--engines', 'typed/lz4', '--json', json];
  const running = lab.start('gate', '--data-dir', store, '--base', 'HEAD', ...long);
  while (!running.stderr().includes('screening')) await sleep(20);
  await sleep(500);
  process.kill(-(running.child.pid as number), 'SIGINT');
  const { status, stderr } = await running.outcome;
  expect(status).toBe(130);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(processesOf(running.child.pid as number)).toEqual([]);
  expect(gateSchema.parse(JSON.parse(readFileSync(json, 'utf8'))).complete).toBe(false);
  expect(readdirSync(path.join(lab.root, '.querylab', 'refs')).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

test('a checkout that is built anew meanwhile changes nothing, and nothing is left of the copy that ran', async () => {
  const [dist, aside] = [path.join(lab.root, 'dist'), path.join(lab.root, 'dist.aside')];
  const stale = path.join(lab.root, '.querylab', 'running', 'build.999999999.tmp');
  mkdirSync(stale, { recursive: true });
  const json = path.join(temporaryFolder(), 'gate.json');
  const running = lab.start(
    ...['gate', '--base', 'HEAD', '--data-dir', store, ...SMALL, '--engines', 'typed/lz4', '--no-profile'],
    ...['--json', json],
  );
  while (!running.stderr().includes('screening')) await sleep(5);
  renameSync(dist, aside);
  try {
    const { status, stdout } = await running.outcome;
    expect(stdout).not.toMatch(/other results|not timed/i);
    expect([0, 3, 4]).toContain(status);
    const { screening } = gateSchema.parse(JSON.parse(readFileSync(json, 'utf8')));
    expect(screening.engines.map(({ status: own }) => own)).toEqual(['ok', 'ok', 'ok', 'ok']);
    for (const { rounds } of screening.cells) expect(rounds).toHaveLength(6);
    expect(readdirSync(path.dirname(stale))).toEqual([]);
  } finally {
    rmSync(dist, { recursive: true, force: true });
    renameSync(aside, dist);
  }
});

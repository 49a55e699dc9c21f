import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseRequest } from '../../engines/query/request.ts';
import { dayPath, listDays } from '../../engines/store/day-path.ts';
import { shellQuote } from '../../scenarios/shell-quote.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { changePoints, copyStore, flipLat, valueIn } from './support/damage.ts';
import { LAB, lab, startLab } from './support/lab.ts';
import { tinyFixture } from './support/tiny.ts';

let [bz2, lz4, flipped, file] = ['', '', '', ''];
/** `source_id` of the row with a flipped bit. */
let culprit = '';
beforeAll(async () => {
  const root = await tinyFixture();
  [bz2, lz4] = [path.join(root, 'bz2'), path.join(root, 'lz4')];
  flipped = copyStore(lz4);
  file = dayPath(listDays(lz4)[0] as number);
  await changePoints(path.join(flipped, file), 75, 'lz4', flipLat(5));
  culprit = valueIn(path.join(flipped, file), 'SELECT source_id FROM trajectories WHERE id = 75') as string;
});

const logs = () => ['--log-dir', path.join(temporaryFolder(), 'logs')];

test('equal stores agree, and flights are met', async () => {
  const { status, stdout } = await lab('migrate', 'property', bz2, lz4, '--examples', '150', '--seed', '1', ...logs());
  expect(stdout).toMatch(/^150 requests, [1-9]\d* met flights/);
  expect(stdout).toMatch(/The executors agree on all 150 examples \(seed 1\)\.\n$/);
  expect(status).toBe(0);
});

describe('a flipped bit', () => {
  let folder = '';
  let found: { status: unknown; stdout: string };
  beforeAll(async () => {
    folder = path.join(temporaryFolder(), "user's reproduction");
    const args = ['--examples', '5000', '--seed', '1', '--shrink-data', '--out', folder];
    found = await lab('migrate', 'property', bz2, flipped, ...args, ...logs());
  });

  test('is found, named and shrunk to the one row', () => {
    expect(found.status).toBe(1);
    expect(found.stdout).toMatch(
      new RegExp(`first difference: trajectory \\d+ \\(source_id ${culprit}\\), point \\d+, field lat`),
    );
    expect(found.stdout).toContain('shrunk to 1 row of the stores');
    expect(found.stdout).toContain('reproduction, with its data: sh ');
    for (const side of ['a', 'b']) {
      const rows = listDays(path.join(folder, side)).map((day) =>
        valueIn(path.join(folder, side, dayPath(day)), 'SELECT group_concat(source_id) FROM trajectories'),
      );
      expect(rows.filter((ids) => ids !== null)).toEqual([culprit]);
    }
    expect(readdirSync(path.dirname(folder))).toEqual([path.basename(folder)]);
  });

  test('is shown again by one command, wherever the folder lies', () => {
    const { status, stdout } = spawnSync('sh', [path.join(folder, 'reproduce.sh')], { encoding: 'utf8', cwd: '/' });
    expect(stdout).toContain(`source_id ${culprit}`);
    expect(status).toBe(1);
    const lab = `${process.execPath} ${LAB}`;
    expect(spawnSync('sh', ['reproduce.sh'], { cwd: folder, env: { ...process.env, LAB: lab } }).status).toBe(1);
    expect(readFileSync(path.join(folder, 'README.md'), 'utf8')).toContain('lab migrate property --seed 1');
  });

  test('has a query with no condition that it does not need', () => {
    const query = parseRequest(JSON.parse(readFileSync(path.join(folder, 'request.jsonl'), 'utf8')));
    expect(query).toMatchObject({ temporal: 'intersects', filterWaypoints: false });
    expect(query.bounds).not.toHaveProperty('minAlt');
  });

  test('is not written over an earlier reproduction', async () => {
    const { status, stderr } = await lab('migrate', 'property', bz2, flipped, '--out', folder);
    expect(stderr).toContain('is there already');
    expect(status).toBe(2);
  });
});

test('a failure of commands that do not name their store is kept with these commands', async () => {
  const folder = path.join(temporaryFolder(), 'found');
  const command = (store: string) =>
    `cd ${shellQuote(path.dirname(store))} && exec ${shellQuote(process.execPath)} ${shellQuote(LAB)} executor "$(printf %s ${path.basename(store)})" --label x`;
  const copy = copyStore(lz4);
  for (let row = 1; row <= 150; row++) await changePoints(path.join(copy, file), row, 'lz4', flipLat(0));
  const args = [
    '--a',
    command(bz2),
    '--b',
    command(copy),
    '--data-dir',
    bz2,
    '--examples',
    '2000',
    '--seed',
    '2',
    '--out',
    folder,
  ];
  const { status, stdout } = await lab('migrate', 'property', ...args, ...logs());
  expect(stdout).toContain('The executors disagree');
  expect(status).toBe(1);
  expect(stdout).toContain('reproduction, without its data: sh ');
  expect(existsSync(path.join(folder, 'a'))).toBe(false);
  expect(readFileSync(path.join(folder, 'README.md'), 'utf8')).toContain('the stores are not in this folder');
  expect(spawnSync('sh', [path.join(folder, 'reproduce.sh')]).status).toBe(1);
});

test('where no query meets a flight nothing was proved, and it ends with 1', async () => {
  const empty = copyStore(lz4);
  for (const day of listDays(empty)) rmSync(path.join(empty, dayPath(day)));
  const args = ['--a', executor(lz4), '--b', executor(lz4), '--data-dir', empty];
  const nowhere = await lab('migrate', 'property', ...args, ...logs());
  expect(nowhere.stderr).toContain('holds no day-files to draw queries about');
  expect(nowhere.status).toBe(2);
  const few = await lab('migrate', 'property', bz2, lz4, '--examples', '1', '--seed', '3', ...logs());
  expect(few.stdout).toMatch(/1 request, 0 met flights.*\nNothing was proved/);
  expect(few.status).toBe(1);
});

function executor(store: string): string {
  return [process.execPath, LAB, 'executor', store, '--label', 'x', '--engine', 'typed/lz4'].map(shellQuote).join(' ');
}

test('Ctrl-C ends it with what was compared', async () => {
  const running = startLab(['migrate', 'property', bz2, lz4, '--examples', '100000', ...logs()]);
  while (!running.stderr().includes('property 1/')) await new Promise((resolve) => setTimeout(resolve, 20));
  running.child.kill('SIGINT');
  const { status, stdout } = await running.outcome;
  expect(stdout).toMatch(/Interrupted after \d+ examples/);
  expect(status).toBe(130);
});

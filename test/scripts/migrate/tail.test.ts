import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, test } from 'vitest';
import { tryLock } from '../../../scripts/migrate/convert-lock.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { overwriteBlob } from '../../support/test-store.ts';
import { lab } from '../support/lab.ts';
import { manyDays } from '../support/many-days.ts';

/** Seven days from 2024-06-01, and what today is: the fourth of them. */
const TODAY = ['--today', '2024-06-04'];

let store = '';
let target = '';
let days: string[] = [];
beforeEach(async () => {
  ({ store, days } = await manyDays(7));
  target = path.join(temporaryFolder(), 'lz4');
});

const tail = (...flags: string[]) => lab('migrate', 'tail', store, target, ...flags);
const made = () => days.filter((day) => existsSync(path.join(target, day)));

/** What became of each file, from the lines. */
function lines(stdout: string): string[] {
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => {
      expect(line).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z /);
      return `${line.split(' ')[1]} ${/2024-\d{3}/.exec(line)?.[0]}`;
    });
}

test('tail converts two days back to two ahead, a line each, and skips what is done', async () => {
  const first = await tail(...TODAY);
  expect(lines(first.stdout)).toEqual([154, 155, 156, 157, 158].map((day) => `converted 2024-${day}`));
  expect({ status: first.status, stderr: first.stderr }).toEqual({ status: 0, stderr: '' });
  expect(made()).toEqual(days.slice(1, 6));
  const second = await tail('--today', '2024-06-05');
  expect(lines(second.stdout)).toEqual([
    ...[155, 156, 157, 158].map((day) => `skipped 2024-${day}`),
    'converted 2024-159',
  ]);
  expect(readdirSync(target)).toEqual(['2024']);
});

test('without --today it is the current UTC day, for which there is nothing to do', async () => {
  expect(await tail()).toEqual({ status: 0, stdout: '', stderr: '' });
});

test('a day that its writer has not closed is left for the next run, and is no failure', async () => {
  const writer = new Database(path.join(store, days[3] as string));
  writer.pragma('journal_mode = WAL');
  writer.exec("UPDATE trajectories SET callsign = 'LATE1' WHERE id = 1");
  const { status, stdout } = await tail(...TODAY);
  expect(lines(stdout)[2]).toBe('open 2024-156');
  expect(status).toBe(0);
  expect(made()).toEqual(days.filter((_, i) => i >= 1 && i <= 5 && i !== 3));
  writer.close();
  expect(lines((await tail(...TODAY)).stdout)[2]).toBe('converted 2024-156');
});

test('a day that the ingester has added to since is converted again', async () => {
  await tail(...TODAY);
  const writer = new Database(path.join(store, days[3] as string));
  writer.exec("UPDATE trajectories SET callsign = 'LATE1' WHERE id = 1");
  writer.close();
  expect(lines((await tail(...TODAY)).stdout)).toEqual([
    'skipped 2024-154',
    'skipped 2024-155',
    'converted 2024-156',
    'skipped 2024-157',
    'skipped 2024-158',
  ]);
});

test('a damaged day ends it with 1; the others are converted', async () => {
  overwriteBlob(path.join(store, days[1] as string), 2, (blob) => blob.subarray(0, -1));
  const { status, stdout } = await tail(...TODAY, '--json', '-');
  expect(JSON.parse(stdout)).toMatchObject({ converted: 4, failed: 1, open: 0 });
  expect(status).toBe(1);
  expect(made()).toEqual(days.slice(2, 6));
});

describe('two at once', () => {
  test('the second says so in a line and ends well', async () => {
    expect((await tail(...TODAY)).status).toBe(0);
    rmSync(path.join(target, days[1] as string));
    const lock = tryLock(path.join(target, 'tail.lock'));
    const { status, stdout } = await tail(...TODAY);
    expect(stdout).toContain('another tail is at work on');
    expect(status).toBe(0);
    expect(made()).toEqual(days.slice(2, 6));
    lock?.release();
  });

  test('each day is converted once', async () => {
    const both = await Promise.all([tail(...TODAY), tail(...TODAY)]);
    expect(both.map(({ status }) => status)).toEqual([0, 0]);
    const all = both.map(({ stdout }) => stdout).join('');
    expect(all.match(/ converted /g)).toHaveLength(5);
    expect(made()).toEqual(days.slice(1, 6));
  });
});

test.each([
  [['--today', '2024-02-30'], '--today takes a date'],
  [['--to', 'zip'], "unknown format 'zip'"],
])('%j is refused', async (flags, words) => {
  const { status, stderr } = await tail(...flags);
  expect(stderr).toContain(words);
  expect(status).toBe(2);
});

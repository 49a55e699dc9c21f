import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { overwriteBlob } from '../../support/test-store.ts';
import { lab } from '../support/lab.ts';
import { manyDays } from '../support/many-days.ts';
import { isInstalled, run, script } from '../support/shell.ts';

const NAME = 'bulk_convert_parallel.sh';

describe.skipIf(!isInstalled('parallel'))('bulk_convert_parallel.sh (needs GNU parallel)', () => {
  let store = '';
  let days: string[] = [];
  let target = '';
  beforeEach(async () => {
    ({ store, days } = await manyDays(3));
    target = path.join(temporaryFolder(), 'the new');
  });
  const made = () => days.filter((day) => existsSync(path.join(target, day)));
  const log = () => path.join(target, 'convert.joblog');
  const exits = () =>
    readFileSync(log(), 'utf8')
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((row) => `${row.split('\t')[0]}:${row.split('\t')[6]}`);

  test('converts a store, and a second run skips it', async () => {
    const { status, stdout } = await script(NAME, [store, target, '--to', 'v2', '--jobs', '2']);
    expect(stdout).toContain('3 days: 3 converted or verified, 0 failed, 0 not started');
    expect(status).toBe(0);
    expect(made()).toEqual(days);
    expect((await script(NAME, [store, target, '--to', 'v2'])).stdout.match(/^skipped /gm)).toHaveLength(3);
  });

  test('starts no further file after a failure, and a retry takes up what failed and what was not started', async () => {
    const first = path.join(store, days[0] as string);
    const good = readFileSync(first);
    overwriteBlob(first, 2, (blob) => blob.subarray(0, -1));
    const { status, stdout, stderr } = await script(NAME, [store, target, '--jobs', '1']);
    expect(stderr).toMatch(/^querylab: .*, row 2, byte \d+\) \[BLOB_CORRUPT\]$/m);
    expect(stdout).toContain('3 days: 0 converted or verified, 1 failed, 2 not started');
    expect(status).toBe(1);
    writeFileSync(first, good);
    const retry = await script(NAME, [store, target, '--jobs', '1', '--retry-failed']);
    expect(retry.stdout).toContain('3 days: 3 converted or verified, 0 failed, 0 not started');
    expect(retry.status).toBe(0);
    expect(made()).toEqual(days);
    expect((await script(NAME, [store, target, '--retry-failed'])).stdout.match(/^skipped /gm)).toBeNull();
  });

  test('goes on after a failure with --halt never', async () => {
    overwriteBlob(path.join(store, days[0] as string), 2, (blob) => blob.subarray(0, -1));
    const { status } = await script(NAME, [store, target, '--jobs', '1', '--halt', 'never']);
    expect(status).toBe(1);
    expect(exits()).toEqual(['1:1', '2:0', '3:0']);
    expect(made()).toEqual(days.slice(1));
  });

  test('runs again what failed in the job log of `lab migrate bulk`', async () => {
    const first = path.join(store, days[0] as string);
    const good = readFileSync(first);
    overwriteBlob(first, 2, (blob) => blob.subarray(0, -1));
    expect((await lab('migrate', 'bulk', store, target)).status).toBe(1);
    writeFileSync(first, good);
    expect((await run('parallel', ['--retry-failed', '--joblog', log()])).status).toBe(0);
    expect(made()).toEqual(days);
  });

  test.each([
    [[], 'usage: '],
    [['STORE'], 'usage: '],
    [['STORE', 'TARGET', '--jobs'], 'usage: '],
    [['STORE', 'TARGET', '--jobs', 'many'], '--jobs takes a whole number'],
    [['/nowhere', 'TARGET'], 'is no folder'],
    [['/etc', 'TARGET'], 'holds no day-files'],
    [['STORE', 'TARGET', '--retry-failed'], 'is no job log'],
  ])('%j is refused', async (args, words) => {
    const places = new Map([
      ['STORE', store],
      ['TARGET', target],
    ]);
    const { status, stderr } = await script(
      NAME,
      args.map((arg) => places.get(arg) ?? arg),
    );
    expect(stderr).toContain(words);
    expect(status).toBe(2);
  });
});

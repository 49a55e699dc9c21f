import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { dayPath, listDays } from '../../engines/store/day-path.ts';
import { hasRealData, REAL_DATA, realDataTitle } from '../support/real-data.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { change, changePoints, copyStore, flipLat, valueIn } from './support/damage.ts';
import { lab } from './support/lab.ts';
import { tinyFixture } from './support/tiny.ts';

const CHECKS = ['counts', 'sample', 'all', 'queries'] as const;

let [bz2, lz4] = ['', ''];
/** The day-files of the fixture, its name for reports. */
let [first, second] = ['', ''];
beforeAll(async () => {
  const root = await tinyFixture();
  [bz2, lz4] = [path.join(root, 'bz2'), path.join(root, 'lz4')];
  [first = '', second = ''] = listDays(bz2).map(dayPath);
});

interface Summary {
  equal: boolean;
  complete: boolean;
  files: string[];
  counts: { files: number; rows: number; points: number; bytes: number; differences: number };
  problems: object[];
  first: object | null;
}

async function verify(check: string, a: string, b: string, ...more: string[]) {
  const json = path.join(temporaryFolder(), 'summary.json');
  const { status, stdout, stderr } = await lab('migrate', 'verify', check, a, b, '--json', json, ...more);
  expect(stderr).not.toMatch(/^\s+at /m);
  return {
    status,
    stdout,
    last: stdout.trimEnd().split('\n').at(-1),
    summary: JSON.parse(readFileSync(json, 'utf8')) as Summary,
  };
}

describe.each(CHECKS)('verify %s', (check) => {
  test('of two stores of the same flights ends with 0', async () => {
    const { status, last, summary } = await verify(check, bz2, lz4);
    expect({ status, last }).toEqual({ status: 0, last: 'The stores are equal.' });
    expect(summary).toMatchObject({ check, equal: true, complete: true, problems: [], first: null });
    expect(summary.files).toEqual([first, second]);
    expect(summary.counts.differences).toBe(0);
    if (check !== 'queries') expect(summary.counts.rows).toBe(300);
    if (check === 'sample' || check === 'all') expect(summary.counts.points).toBe(totalPoints());
  });

  test('of a store without its folder, or of folders without a store, ends with 2', async () => {
    const empty = temporaryFolder();
    for (const [a, b, code] of [
      [bz2, path.join(empty, 'none'), 'DATA_DIR_NOT_FOUND'],
      [empty, empty, 'DATA_DIR_EMPTY'],
    ] as const) {
      const { status, stderr } = await lab('migrate', 'verify', check, a, b);
      expect({ status, code: stderr.includes(`[${code}]`) }).toEqual({ status: 2, code: true });
    }
  });
});

/** Points of the fixture, by its manifest. */
function totalPoints(): number {
  const text = readFileSync(path.join(path.dirname(bz2), 'manifest.json'), 'utf8');
  const { days } = JSON.parse(text) as { days: { points: number }[] };
  return days.reduce((sum, { points }) => sum + points, 0);
}

describe('counts and all name a day-file that', () => {
  test.each(['counts', 'all'])('is missing or extra (%s)', async (check) => {
    const copy = copyStore(lz4);
    rmSync(path.join(copy, second));
    const missing = await verify(check, bz2, copy);
    expect(missing.status).toBe(1);
    expect(missing.summary.problems).toEqual([
      { file: second, kind: 'missing', row: null, place: 'day-file', a: 'there', b: 'missing' },
    ]);
    const extra = await verify(check, copy, lz4);
    expect(extra.summary.first).toMatchObject({ file: second, kind: 'extra' });
    expect(extra.stdout).toContain(`${second}, extra: day-file`);
  });

  test.each(['counts', 'all'])('is no database, and go on with the others (%s)', async (check) => {
    const copy = copyStore(lz4);
    writeFileSync(path.join(copy, first), 'not a database, not a database');
    change(path.join(copy, second), 'DELETE FROM trajectories WHERE id = 1');
    const { status, summary } = await verify(check, bz2, copy);
    expect(status).toBe(1);
    expect(summary.problems).toMatchObject([
      { file: first, kind: 'error', b: expect.stringContaining('[DAY_FILE_INVALID]') },
      { file: second },
    ]);
  });
});

describe('one flipped bit of a point', () => {
  test.each(['sample', 'all'])('is found by %s, down to row, point and field', async (check) => {
    const copy = copyStore(lz4);
    await changePoints(path.join(copy, second), 7, 'lz4', flipLat(3));
    const { status, stdout, last, summary } = await verify(check, bz2, copy, '--workers', '2');
    expect(status).toBe(1);
    expect(summary).toMatchObject({ equal: false, counts: { differences: 1, rows: 300 } });
    expect(summary.first).toMatchObject({ file: second, kind: 'points', row: 7, place: 'point 3, field lat' });
    expect(stdout).toContain(`${second}, row 7, points: point 3, field lat`);
    expect(last).toBe('The stores differ: 1 difference in 1 day-file.');
  });
});

test('counts finds a lost row and a lost index entry', async () => {
  for (const [table, name] of [
    ['trajectories', 'rows'],
    ['trajectory_index', 'index entries'],
  ]) {
    const copy = copyStore(lz4);
    change(path.join(copy, second), `DELETE FROM ${table} WHERE id = 3`);
    const { status, summary } = await verify('counts', bz2, copy);
    expect(status).toBe(1);
    expect(summary.first).toMatchObject({
      file: second,
      kind: 'counts',
      place: `number of ${name}`,
      a: '150',
      b: '149',
    });
  }
});

test('all finds a node of the R-tree whose box does not hold its entries', async () => {
  const copy = copyStore(lz4);
  const file = path.join(copy, first);
  // Of the root's first cell (after 4 bytes of header and 8 of its id) the first coordinate, a 32-bit float.
  const root = valueIn(file, 'SELECT data FROM trajectory_index_node WHERE nodeno = 1') as Buffer;
  root.writeFloatBE(3e9, 12);
  change(file, 'UPDATE trajectory_index_node SET data = ? WHERE nodeno = 1', root);
  const { status, summary } = await verify('all', bz2, copy);
  expect(status).toBe(1);
  expect(summary.first).toMatchObject({ file: first, kind: 'file', place: 'integrity_check', a: 'ok' });
});

test('queries finds one flipped bit and names trajectory, point and field', async () => {
  const copy = copyStore(lz4);
  const canned = await verify('queries', bz2, lz4);
  expect(canned.stdout).toMatch(/time starts in +│ +[1-9]/);
  const rows = valueIn(path.join(copy, first), 'SELECT count(*) FROM trajectories') as number;
  // The flight about which the queries of the day are asked.
  const row = Math.floor(rows / 2) + 1;
  await changePoints(path.join(copy, first), row, 'lz4', flipLat(0));
  const { status, stdout, summary } = await verify('queries', bz2, copy);
  expect(status).toBe(1);
  expect(summary.first).toMatchObject({
    kind: 'query',
    place: expect.stringMatching(/source_id .*, point 0, field lat$/),
  });
  expect(stdout).toContain('DIFFERENT');
});

test('sample reads as many files as it is asked for, and says which', async () => {
  const { stdout, summary } = await verify('sample', lz4, lz4, '--n-files', '1', '--seed', '7');
  expect(summary.files).toHaveLength(1);
  expect(stdout).toContain('drawn with seed 7');
});

describe.each(CHECKS)('verify %s --until', (check) => {
  test('leaves out the days after it', async () => {
    const copy = copyStore(lz4);
    rmSync(path.join(copy, second));
    // Queries about the first day open the second one too.
    const other = check === 'queries' ? lz4 : copy;
    const { status, summary } = await verify(check, bz2, other, '--until', '2024-06-11');
    expect(summary).toMatchObject({ equal: true, files: [first] });
    expect(status).toBe(0);
  });
});

test('--until names stores that have no day up to it, and what is no date', async () => {
  const none = await lab('migrate', 'verify', 'counts', bz2, lz4, '--until', '2024-06-10');
  expect(none.stderr).toMatch(/holds day-files up to 2024-06-10.*\[DATA_DIR_EMPTY\]/);
  const wrong = await lab('migrate', 'verify', 'counts', bz2, lz4, '--until', 'June');
  expect(wrong.stderr).toContain("--until takes a date such as 2024-06-11, not 'June' [BAD_OPTION]");
  expect([none.status, wrong.status]).toEqual([2, 2]);
});

test('the finer index, which is made of the rows, may be on one side only', async () => {
  const [a, b] = [copyStore(bz2), copyStore(lz4)];
  change(path.join(b, first), 'DROP TABLE trajectory_zones');
  const { status, summary } = await verify('all', a, b);
  expect(summary.first).toBeNull();
  expect(status).toBe(0);
});

test('the summary goes to stdout in place of the text with --json -', async () => {
  const { stdout } = await lab('migrate', 'verify', 'counts', bz2, lz4, '--json', '-');
  expect(JSON.parse(stdout)).toMatchObject({ schema: 'querylab/verify', check: 'counts', equal: true });
});

test('a page of zeros in the middle of a file is found by all', async () => {
  const copy = copyStore(lz4);
  const file = path.join(copy, second);
  const bytes = readFileSync(file);
  bytes.fill(0, Math.floor(bytes.length / 8192) * 4096, Math.floor(bytes.length / 8192) * 4096 + 4096);
  writeFileSync(file, bytes);
  const { status, summary } = await verify('all', bz2, copy);
  expect(status).toBe(1);
  expect(summary.first).toMatchObject({ file: second });
});

describe.skipIf(!hasRealData)(realDataTitle('verify on real flights'), () => {
  test.each(CHECKS)('%s finds them equal', async (check) => {
    const { status, summary } = await verify(check, path.join(REAL_DATA, 'bz2'), path.join(REAL_DATA, 'lz4'));
    expect(status).toBe(0);
    expect(summary.counts.rows).toBeGreaterThan(50);
  });
});

import { copyFileSync, existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, test } from 'vitest';
import { FORMATS } from '../../../engines/codec/formats.ts';
import { listDays } from '../../../engines/store/day-path.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { overwriteBlob } from '../../support/test-store.ts';
import { lab } from '../support/lab.ts';
import { NOON_FILE, SPEC, twoStores } from '../support/stores.ts';

let root = '';
let store = '';
beforeAll(async () => {
  root = await twoStores();
  store = path.join(root, 'lz4');
});

/** Everything in a day-file but its blobs, down to what only SQLite itself looks at. */
function contents(file: string): unknown {
  const database = new Database(file, { readonly: true });
  const all = (sql: string) => database.prepare(sql).all();
  try {
    return {
      rows: all(
        'SELECT id, source, source_id, transponder_id, orig, dest, callsign, aircraft_type FROM trajectories ORDER BY id',
      ),
      index: all('SELECT * FROM trajectory_index ORDER BY id'),
      sequence: all('SELECT * FROM sqlite_sequence'),
      schema: all('SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name'),
      pragmas: ['user_version', 'application_id', 'encoding'].map((name) => database.pragma(name)),
    };
  } finally {
    database.close();
  }
}

async function convertOne(target: string, ...flags: string[]) {
  const { status, stdout, stderr } = await lab(
    'migrate',
    'convert',
    path.join(store, NOON_FILE),
    target,
    '--no-progress',
    ...flags,
  );
  return { status, stdout, stderr };
}

describe.each(FORMATS)('a store converted to %s', (format) => {
  const target = () => path.join(root, 'converted', format);

  beforeAll(async () => {
    const { status, stdout, stderr } = await lab(
      'migrate',
      'convert',
      store,
      target(),
      '--to',
      format,
      '--no-progress',
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^5 days: 5 converted, 0 skipped, 0 failed; /);
  });

  test('has the same days, schema, ids, metadata, index and sequence, to the bit', () => {
    expect(listDays(target())).toEqual(listDays(store));
    for (const year of readdirSync(target())) {
      for (const name of readdirSync(path.join(target(), year)).filter((entry) => entry.endsWith('.sqlite'))) {
        expect(contents(path.join(target(), year, name))).toEqual(contents(path.join(store, year, name)));
      }
    }
  });

  test('answers as its source does', async () => {
    const ask = async (dataDir: string) =>
      (await lab('query', '--data-dir', dataDir, '--scenario', SPEC, '--format', 'jsonl')).stdout;
    expect(await ask(target())).toBe(await ask(store));
    expect(await ask(target())).not.toBe('');
  });

  test('is skipped by the next run', async () => {
    const { status, stdout } = await lab('migrate', 'convert', store, target(), '--to', format);
    expect(stdout).toMatch(/^5 days: 0 converted, 5 skipped, 0 failed; /);
    expect(status).toBe(0);
  });
});

test('stores in three formats are benched side by side', async () => {
  await lab('migrate', 'convert', store, path.join(root, 'v2'), '--to', 'v2');
  const engines = 'typed/bz2,typed/lz4,typed/v2,scan/v2,worker-own/v2';
  const { status, stdout } = await lab('bench', '--data-dir', root, '--engines', engines, '--scenario', SPEC);
  expect(stdout).toContain('All 5 engines returned the same flights.');
  expect(status).toBe(0);
});

describe('a file that is there', () => {
  const target = () => path.join(temporaryFolder(), 'day.sqlite');

  test('is skipped by its receipt, and still so after it was copied elsewhere', async () => {
    const first = target();
    expect((await convertOne(first)).stdout).toMatch(/^converted /);
    const copy = target();
    copyFileSync(first, copy);
    copyFileSync(`${first}.verified.json`, `${copy}.verified.json`);
    utimesSync(copy, 1, 1);
    const { status, stdout } = await convertOne(copy, '--json', '-');
    expect(JSON.parse(stdout)).toMatchObject({ status: 'skipped', proof: 'receipt', from: 'lz4', to: 'lz4' });
    expect(status).toBe(0);
  });

  test('is made anew with --force', async () => {
    const file = target();
    await convertOne(file);
    expect((await convertOne(file, '--force')).stdout).toMatch(/^converted /);
  });

  test('is made anew where the source has changed since', async () => {
    const [file, source] = [target(), target()];
    copyFileSync(path.join(store, NOON_FILE), source);
    await lab('migrate', 'convert', source, file);
    const database = new Database(source);
    database.exec("UPDATE trajectories SET callsign = 'LATE1' WHERE id = 3");
    database.close();
    expect((await lab('migrate', 'convert', source, file)).stdout).toMatch(/^converted /);
    expect(contents(file)).toEqual(contents(source));
  });

  test('is compared with the source where it has no receipt, and gets one', async () => {
    const [file, other] = [target(), target()];
    await convertOne(other);
    copyFileSync(other, file);
    expect(JSON.parse((await convertOne(file, '--json', '-')).stdout)).toMatchObject({ proof: 'comparison' });
    expect(JSON.parse((await convertOne(file, '--json', '-')).stdout)).toMatchObject({ proof: 'receipt' });
  });

  test.each([
    ['another file', (file: string) => writeFileSync(file, 'my diary'), 'not a database'],
    [
      'a day that lost a trajectory',
      (file: string) => change(file, 'DELETE FROM trajectories WHERE id = 2'),
      'the trajectories of the result has',
    ],
    [
      'a day with another callsign',
      (file: string) => change(file, "UPDATE trajectories SET callsign = 'X' WHERE id = 2"),
      'metadata, index or points differ',
    ],
    [
      'a day whose index has moved',
      (file: string) => change(file, 'UPDATE trajectory_index SET max_altitude = max_altitude + 1000 WHERE id = 2'),
      'metadata, index or points differ',
    ],
    ['a day with a damaged blob', (file: string) => overwriteBlob(file, 2, (blob) => blob.subarray(0, -1)), 'LZ4'],
  ])('is not replaced if it is %s, unless forced', async (_, spoil, words) => {
    const [file, other] = [target(), target()];
    await convertOne(other);
    copyFileSync(other, file);
    // With a receipt: it is of the file as it was.
    copyFileSync(`${other}.verified.json`, `${file}.verified.json`);
    spoil(file);
    const { status, stdout, stderr } = await convertOne(file);
    expect(stderr).toMatch(/^querylab: a file with the name of the result is there, and .*\[TARGET_DIFFERS\]\n$/);
    expect(stderr.toLowerCase()).toContain(words.toLowerCase());
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect((await convertOne(file, '--force')).stdout).toMatch(/^converted /);
    expect((await convertOne(file)).stdout).toMatch(/^skipped /);
  });
});

function change(file: string, sql: string): void {
  const database = new Database(file);
  database.exec(sql);
  database.close();
}

describe('mistakes', () => {
  test('an unknown format is refused with the nearest one', async () => {
    const { status, stderr } = await convertOne(path.join(root, 'x'), '--to', 'bz3');
    expect(stderr).toContain("did you mean 'bz2'");
    expect(status).toBe(2);
  });

  test.each([
    ['a source that is not there', () => [path.join(root, 'none'), path.join(root, 'x')], 'DATA_DIR_NOT_FOUND'],
    ['a folder of stores', () => [root, path.join(root, 'x')], 'DATA_DIR_EMPTY'],
    ['a store onto itself', () => [store, `${store}/.`], 'BAD_OPTION'],
    ['a file onto itself', () => [path.join(store, NOON_FILE), path.join(store, '.', NOON_FILE)], 'BAD_OPTION'],
    ['a folder as the name of a file', () => [path.join(store, NOON_FILE), store], 'BAD_OPTION'],
  ])('%s is refused', async (_, args, code) => {
    const { status, stderr } = await lab('migrate', 'convert', ...args());
    expect(stderr).toMatch(new RegExp(`^querylab: .*\\[${code}\\]\n$`));
    expect(status).toBe(2);
    expect(existsSync(path.join(root, 'x'))).toBe(false);
  });

  test('an empty day is converted to an empty day', async () => {
    const [source, file] = [
      path.join(temporaryFolder(), 'empty.sqlite'),
      path.join(temporaryFolder(), 'new', 'e.sqlite'),
    ];
    copyFileSync(path.join(store, NOON_FILE), source);
    change(source, 'DELETE FROM trajectories; DELETE FROM trajectory_index');
    mkdirSync(path.dirname(file));
    const { status, stdout } = await lab('migrate', 'convert', source, file, '--json', '-');
    expect(JSON.parse(stdout)).toMatchObject({ status: 'converted', from: null, trajectories: 0 });
    expect(status).toBe(0);
    expect(contents(file)).toEqual(contents(source));
  });
});

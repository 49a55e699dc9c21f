import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import Database from 'better-sqlite3';
import { beforeEach, expect, test } from 'vitest';
import { absence } from '../support/peer-availability.ts';
import { SAMPLE_DAYS } from '../support/sample-store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { overwriteBlob, writeTestStore } from '../support/test-store.ts';
import { LAB, lab, type Outcome } from './support/lab.ts';
import { NOON_FILE, SPEC } from './support/stores.ts';

const DAYS = Object.keys(SAMPLE_DAYS).length;
let store: string;
let file: string;

beforeEach(async () => {
  store = path.join(temporaryFolder(), "a user's store");
  file = path.join(store, NOON_FILE);
  await writeTestStore(store, 'lz4', SAMPLE_DAYS);
});

const sha256 = (name: string): string => createHash('sha256').update(readFileSync(name)).digest('hex');

/** Files beside the day-file that are no day-files. */
const beside = (): string[] => readdirSync(path.dirname(file)).filter((name) => !name.endsWith('.sqlite'));

/** What the day-file says, its finer index apart. */
function contents(): unknown {
  const database = new Database(file, { readonly: true });
  try {
    const tables = [
      'trajectories',
      'trajectory_index',
      'trajectory_index_node',
      'trajectory_index_parent',
      'sqlite_sequence',
    ];
    const rows = tables.map((table) => database.prepare(`SELECT * FROM ${table}`).all());
    const schema = database.prepare("SELECT * FROM sqlite_master WHERE name NOT LIKE 'trajectory_zones%'").all();
    return [
      rows,
      schema,
      database.pragma('page_size'),
      database.pragma('journal_mode'),
      database.pragma('integrity_check'),
    ];
  } finally {
    database.close();
  }
}

const ask = (): Promise<Outcome> => lab('query', '--data-dir', store, '--scenario', SPEC, '--format', 'jsonl');

/** A refusal: exit status and code, the day-file as it was, and nothing left beside it. */
async function expectRefusal(status: number, code: string, says: string, left: readonly string[] = []): Promise<void> {
  const before = sha256(file);
  const outcome = await lab('index', store);
  expect(outcome.stderr).toContain(`[${code}]`);
  expect(outcome.stderr).toContain(says);
  expect(outcome.stderr).not.toContain('    at ');
  expect(outcome.status).toBe(status);
  expect(sha256(file)).toBe(before);
  expect(beside()).toEqual(left);
}

test('indexes every day once, says what it did, and makes indexes anew with --force', async () => {
  const [rows, answer] = [contents(), await ask()];
  const first = await lab('index', store);
  expect(first.stdout).toContain(`${DAYS} days indexed`);
  expect(first.status).toBe(0);
  const made = sha256(file);
  expect(contents()).toEqual(rows);

  const second = await lab('index', store);
  expect(second.stdout).toContain(`0 days indexed, 0 trajectories; ${DAYS} days had one already`);
  expect([second.status, sha256(file)]).toEqual([0, made]);

  const forced = await lab('index', store, '--force');
  expect(forced.stdout).toContain(`${DAYS} days indexed`);
  expect([forced.status, forced.stderr.includes('fault')]).toEqual([0, false]);
  expect(contents()).toEqual(rows);
  expect([beside(), (await ask()).stdout]).toEqual([[], answer.stdout]);
});

test('a day-file that changed gets its index back', async () => {
  await lab('index', store);
  const database = new Database(file);
  database.exec('DELETE FROM trajectories WHERE id = 3');
  database.close();
  const { stdout, status } = await lab('index', store);
  expect(stdout).toContain(`1 day indexed`);
  expect(stdout).toContain(`${DAYS - 1} days had one already`);
  expect(status).toBe(0);
});

test('folders of formats are indexed each', async () => {
  const root = temporaryFolder();
  for (const format of ['bz2', 'lz4', 'v2']) await writeTestStore(path.join(root, format), format, SAMPLE_DAYS);
  const { stdout, status } = await lab('index', root);
  for (const format of ['bz2', 'lz4', 'v2'])
    expect(stdout).toContain(`${path.join(root, format)}: ${DAYS} days indexed`);
  expect(status).toBe(0);
});

const absent = await absence('c/lz4', temporaryFolder());

test.skipIf(absent !== null)(
  `the C reader answers from an indexed store as before${absent === null ? '' : ` (skipped: ${absent})`}`,
  async () => {
    await lab('index', store);
    const engines = 'typed/lz4,zone/lz4-wasm,c/lz4';
    const { stdout, status } = await lab(
      'bench',
      '--data-dir',
      store,
      '--engines',
      engines,
      '--scenario',
      SPEC,
      '--repeats',
      '5',
    );
    expect(stdout).toContain('All 3 engines returned the same flights.');
    expect(status).toBe(0);
  },
);

test('a path that is not there, and a folder without day-files, are a user’s mistakes', async () => {
  for (const [where, code] of [
    [path.join(store, 'nowhere'), 'DATA_DIR_NOT_FOUND'],
    [temporaryFolder(), 'DATA_DIR_EMPTY'],
  ] as const) {
    const { status, stderr } = await lab('index', where);
    expect(stderr).toContain(`[${code}]`);
    expect(stderr).toContain(`'${where}'`);
    expect(status).toBe(2);
  }
});

test('a blob that cannot be read ends it with 1, file and row', async () => {
  overwriteBlob(file, 3, (good) => good.subarray(0, -1));
  await expectRefusal(1, 'BLOB_CORRUPT', `file ${file}, row 3`);
});

test('text for a blob ends it with 1, file and row', async () => {
  overwriteBlob(file, 4, () => 'text' as unknown as Uint8Array);
  await expectRefusal(1, 'BLOB_CORRUPT', `the points column holds no blob (file ${file}, row 4`);
});

test('a damaged database ends it with 1 and its name', async () => {
  const bytes = readFileSync(file);
  bytes.fill(0xff, bytes.length >> 1);
  writeFileSync(file, bytes);
  await expectRefusal(1, 'DAY_FILE_INVALID', `file ${file}`);
});

test('a write-ahead log beside the day-file is refused with advice', async () => {
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.exec("UPDATE trajectories SET callsign = 'NEW' WHERE id = 1");
  await expectRefusal(1, 'DAY_FILE_BUSY', 'let its writer close it', [
    `${path.basename(file)}-shm`,
    `${path.basename(file)}-wal`,
  ]);
  database.close();
  const before = contents();
  expect((await lab('index', store)).status).toBe(0);
  expect(contents()).toEqual(before);
});

test('a journal to roll back is refused with advice, also where it is that of the first day', async () => {
  for (const name of [file, path.join(store, '2024', '2024-152.sqlite')]) {
    const aside = `${name}.aside`;
    const database = new Database(name);
    database.pragma('cache_size = 1');
    database.exec('BEGIN; UPDATE trajectories SET orig = hex(zeroblob(4000))');
    copyFileSync(name, aside);
    copyFileSync(`${name}-journal`, `${aside}-journal`);
    database.close();
    renameSync(aside, name);
    renameSync(`${aside}-journal`, `${name}-journal`);
    const { status, stderr } = await lab('index', store);
    expect(stderr).toContain('[DAY_FILE_BUSY]');
    expect(stderr).toContain('open it once with its writer');
    expect(stderr).toContain(`file ${name}`);
    expect(status).toBe(1);
  }
});

test('what killed runs left goes, what others write stays, and none of it is taken for a day', async () => {
  const dead = spawnSync(process.execPath, ['-e', '']).pid;
  const alive = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
  for (const name of [`${file}.${dead}.tmp`, `${file}.${alive.pid}.tmp`, `${file}.notes.tmp`])
    writeFileSync(name, 'half a day-file');
  const { stdout, status } = await lab('index', store);
  alive.kill();
  expect(stdout).toContain(`${DAYS} days indexed`);
  expect(status).toBe(0);
  expect(
    beside()
      .map((name) => path.basename(name))
      .sort(),
  ).toEqual([`${path.basename(file)}.${alive.pid}.tmp`, `${path.basename(file)}.notes.tmp`].sort());
});

test('a link to a day-file stays one, and the file gets the index', async () => {
  const elsewhere = path.join(temporaryFolder(), 'day.sqlite');
  renameSync(file, elsewhere);
  symlinkSync(elsewhere, file);
  const before = sha256(elsewhere);
  expect((await lab('index', store)).status).toBe(0);
  expect(lstatSync(file).isSymbolicLink()).toBe(true);
  expect(sha256(elsewhere)).not.toBe(before);
});

const isRoot = process.getuid?.() === 0;

test(`a folder that cannot be written is a user's mistake${isRoot ? ' (as nobody)' : ''}`, () => {
  for (let folder = path.dirname(file); folder !== path.dirname(store); folder = path.dirname(folder))
    chmodSync(folder, 0o555);
  // What is made for a test is for its user only; another must be able to reach it.
  chmodSync(path.dirname(store), 0o755);
  const before = sha256(file);
  // Permissions do not bind root.
  const { status, stderr } = spawnSync(process.execPath, [LAB, 'index', store], {
    encoding: 'utf8',
    ...(isRoot ? { uid: 65_534, gid: 65_534 } : {}),
  });
  for (let folder = path.dirname(file); folder !== path.dirname(store); folder = path.dirname(folder))
    chmodSync(folder, 0o755);
  expect(stderr).toContain('[OUTPUT_UNWRITABLE]');
  expect(stderr).toContain('must be writable');
  expect(stderr).not.toContain('    at ');
  expect([status, sha256(file), beside()]).toEqual([2, before, []]);
});

test('an unknown option is refused', async () => {
  const { status, stderr } = await lab('index', store, '--frce');
  expect(stderr).toContain('[BAD_OPTION]');
  expect(status).toBe(2);
  expect(existsSync(file)).toBe(true);
});

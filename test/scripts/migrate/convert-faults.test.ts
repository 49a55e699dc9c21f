import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, test } from 'vitest';
import { tryLock } from '../../../scripts/migrate/convert-lock.ts';
import { diskOfSize, makeReadOnly, otherFileSystem } from '../../support/mounts.ts';
import { sha256 } from '../../support/sha256.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { overwriteBlob } from '../../support/test-store.ts';
import { lab, startLab } from '../support/lab.ts';
import { tinyFixture } from '../support/tiny.ts';
import { until } from '../support/until.ts';

let source = '';
let hash = '';
beforeAll(async () => {
  source = path.join(await tinyFixture(), 'bz2', '2024', '2024-164.sqlite');
  hash = sha256(source);
});

/** A copy of the source in a folder of its own. */
function copyOfSource(): string {
  const copy = path.join(temporaryFolder(), 'in', 'day.sqlite');
  mkdirSync(path.dirname(copy));
  copyFileSync(source, copy);
  return copy;
}

const newTarget = () => path.join(temporaryFolder(), 'day.sqlite');

/** Expects a conversion to fail with one line and 1, and to leave nothing behind. On a busy machine progress is shown too. */
async function expectFailure(from: string, target: string, line: RegExp): Promise<void> {
  const { status, stdout, stderr } = await lab('migrate', 'convert', from, target, '--no-progress');
  expect(stderr).toMatch(/^querylab: .*\n$/);
  expect(stderr).toMatch(line);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  const folder = path.dirname(target);
  expect(
    existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith(path.basename(target))) : [],
  ).toEqual([]);
}

describe('a day-file that is still being written', () => {
  test('is refused with a write-ahead log beside it', async () => {
    const file = copyOfSource();
    const writer = new Database(file);
    writer.pragma('journal_mode = WAL');
    writer.exec("UPDATE trajectories SET callsign = 'LATE1' WHERE id = 1");
    expect(existsSync(`${file}-wal`)).toBe(true);
    const before = sha256(`${file}-wal`);
    await expectFailure(
      file,
      newTarget(),
      /write-ahead log .*let its writer close it.*in\/day\.sqlite\) \[DAY_FILE_BUSY\]/,
    );
    expect(sha256(`${file}-wal`)).toBe(before);
    writer.close();
    const { status } = await lab('migrate', 'convert', file, newTarget());
    expect(status).toBe(0);
  });

  test('is refused with a hot journal beside it', async () => {
    const file = copyOfSource();
    const writer = new Database(file);
    writer.exec("BEGIN; UPDATE trajectories SET callsign = 'LATE1' WHERE id = 1");
    expect(existsSync(`${file}-journal`)).toBe(true);
    await expectFailure(file, newTarget(), /rollback journal .*\[DAY_FILE_BUSY\]/);
    writer.exec('ROLLBACK');
    writer.close();
    expect((await lab('migrate', 'convert', file, newTarget())).status).toBe(0);
  });

  test('is refused where its writer keeps no journal on disk but has it locked', async () => {
    const file = copyOfSource();
    const writer = new Database(file);
    writer.pragma('journal_mode = MEMORY');
    writer.exec('BEGIN EXCLUSIVE');
    await expectFailure(file, newTarget(), /it is locked.*\[DAY_FILE_BUSY\]/);
    writer.close();
  });
});

describe('a source in a folder that cannot be written', () => {
  test.each(['DELETE', 'WAL'])('is converted, and nothing is made beside it (journal mode %s)', async (mode) => {
    const file = copyOfSource();
    const writer = new Database(file);
    writer.pragma(`journal_mode = ${mode}`);
    writer.close();
    const before = sha256(file);
    const folder = path.dirname(file);
    const undo = makeReadOnly(folder);
    try {
      const target = newTarget();
      const { status, stderr } = await lab('migrate', 'convert', file, target, '--no-progress');
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      // Readers must be able to open the result in a read-only folder too: it is never in WAL mode.
      expect(readFileSync(target)[18]).toBe(1);
    } finally {
      undo();
    }
    expect(readdirSync(folder)).toEqual([path.basename(file)]);
    expect(sha256(file)).toBe(before);
  });
});

test('a target in a folder that cannot be made is one line and 1', async () => {
  await expectFailure(source, '/proc/nowhere/day.sqlite', /cannot write .*\[OUTPUT_UNWRITABLE\]/);
});

describe.each([
  [3, (good: Buffer) => good.subarray(0, -1), 'BLOB_CORRUPT'],
  [150, () => Buffer.alloc(0), 'BLOB_CORRUPT'],
  [1, () => Buffer.from('??'), 'UNKNOWN_VERSION'],
] as const)('a blob that is damaged in row %i', (row, damage, code) => {
  test(`fails its file with ${code}, the row and the file`, async () => {
    const file = copyOfSource();
    overwriteBlob(file, row, damage);
    await expectFailure(file, newTarget(), new RegExp(`file ${file}, row ${row}[,)].*\\[${code}\\]`));
  });
});

test('a source that is no database, or cut off, fails with its name', async () => {
  const file = copyOfSource();
  const bytes = readFileSync(file);
  for (const cut of [
    bytes.subarray(0, bytes.length / 2),
    Buffer.from('not a database, but long enough for one'.repeat(9)),
  ]) {
    const damaged = path.join(temporaryFolder(), 'cut.sqlite');
    writeFileSync(damaged, cut);
    await expectFailure(damaged, newTarget(), /cut\.sqlite.*\[DAY_FILE_INVALID\]/);
  }
});

test.skipIf(otherFileSystem() === null)('a target on another file system is made (needs a second one)', async () => {
  const folder = otherFileSystem() as string;
  expect(statSync(folder).dev).not.toBe(statSync(source).dev);
  const { status } = await lab('migrate', 'convert', source, path.join(folder, 'sub', 'day.sqlite'));
  expect(status).toBe(0);
  expect(readdirSync(path.join(folder, 'sub')).sort()).toEqual(['day.sqlite', 'day.sqlite.verified.json']);
});

describe.skipIf(diskOfSize === null)('a disk that gets full (needs root, to mount one)', () => {
  // Full in the middle of the copy, of the new blobs, and of the compaction.
  test.each([1.0, 1.7, 2.5])('after %d MB fails the file, says so, and leaves nothing', async (megabytes) => {
    const disk = diskOfSize?.(megabytes * 1e6) as { folder: string; unmount: () => void };
    try {
      await expectFailure(
        source,
        path.join(disk.folder, 'day.sqlite'),
        /the disk is full; make room .*\[OUTPUT_UNWRITABLE\]/,
      );
      expect(readdirSync(disk.folder)).toEqual([]);
    } finally {
      disk.unmount();
    }
    expect(sha256(source)).toBe(hash);
  });
});

describe('two converters on one file', () => {
  test('the second waits, says so, and then finds the file done', async () => {
    const target = newTarget();
    const lock = tryLock(`${target}.lock`);
    const second = startLab(['migrate', 'convert', source, target]);
    await until(() => second.stderr().includes('another converter is at work'));
    expect(readdirSync(path.dirname(target))).toEqual(['day.sqlite.lock']);
    lock?.release();
    const { status, stdout } = await second.outcome;
    expect(stdout).toMatch(/^converted /);
    expect(status).toBe(0);
  });

  test('that start at once make it once', async () => {
    const target = newTarget();
    const outcomes = await Promise.all([1, 2, 3].map(() => lab('migrate', 'convert', source, target)));
    expect(outcomes.map(({ status }) => status)).toEqual([0, 0, 0]);
    expect(outcomes.map(({ stdout }) => stdout.split(' ')[0]).sort()).toEqual(['converted', 'skipped', 'skipped']);
    expect(readdirSync(path.dirname(target)).sort()).toEqual(['day.sqlite', 'day.sqlite.verified.json']);
  });

  test('a lock whose holder was killed is free', async () => {
    const target = newTarget();
    const first = startLab(['migrate', 'convert', source, target]);
    await until(() => existsSync(`${target}.copy.tmp`));
    first.child.kill('SIGKILL');
    await first.outcome;
    expect(readdirSync(path.dirname(target))).toContain('day.sqlite.lock');
    const { status, stderr } = await lab('migrate', 'convert', source, target, '--no-progress');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(readdirSync(path.dirname(target)).sort()).toEqual(['day.sqlite', 'day.sqlite.verified.json']);
  });
});

test('Ctrl-C ends a conversion with 130 and leaves nothing behind', async () => {
  const target = newTarget();
  const running = startLab(['migrate', 'convert', source, target]);
  await until(() => existsSync(`${target}.copy.tmp`));
  running.child.kill('SIGINT');
  const { status, stderr } = await running.outcome;
  expect(stderr).toContain('[INTERRUPTED]');
  expect(status).toBe(130);
  expect(readdirSync(path.dirname(target))).toEqual([]);
});

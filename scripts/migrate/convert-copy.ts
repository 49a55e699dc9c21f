import { closeSync, constants, copyFileSync, existsSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { LabError } from '../../engines/errors.ts';
import { DayFile } from '../../engines/store/day-file.ts';
import { type Identity, identify } from './convert-receipt.ts';

/** Where a SQLite header says how the file is written: 2 for WAL. */
const WRITE_VERSION_AT = 18;
const WAL_VERSION = 2;

/**
 * Refuses a day-file that is still being written.
 * @throws LabError DAY_FILE_BUSY.
 */
export function refuseOpenFile(source: string): void {
  for (const [suffix, what] of [
    ['-wal', 'a write-ahead log'],
    ['-journal', 'a rollback journal'],
  ] as const) {
    if (!existsSync(source + suffix)) continue;
    throw new LabError(
      'DAY_FILE_BUSY',
      `the day-file is still being written: ${what} (${suffix}) lies beside it; ` +
        'let its writer close it, or, after a crash, open it once with its writer so that SQLite recovers it',
      { file: source },
    );
  }
}

/**
 * Copies a day-file that nobody writes. The source is read and nothing is made beside it: its folder may be read-only.
 * @returns what the source was.
 * @throws LabError DAY_FILE_BUSY, DAY_FILE_INVALID.
 */
export async function copySource(
  source: string,
  copy: string,
  onProgress: (done: number, total: number) => void,
): Promise<Identity> {
  refuseOpenFile(source);
  const before = statSync(source);
  // SQLite makes files beside a database in WAL mode even to read it.
  if (isInWalMode(source)) copyFileSync(source, copy, constants.COPYFILE_FICLONE);
  else await backUp(source, copy, onProgress);
  const identity = await identify(source);
  refuseOpenFile(source);
  if (hasChanged(before, statSync(source))) throw busy(source, 'it changed while it was copied');
  return identity;
}

async function backUp(source: string, copy: string, onProgress: (done: number, total: number) => void): Promise<void> {
  let dayFile: DayFile | undefined;
  try {
    dayFile = new DayFile(source);
    await dayFile.copyTo(copy, onProgress);
  } catch (error) {
    const cause = error instanceof LabError ? error.cause : error;
    if (cause instanceof Database.SqliteError && cause.code.startsWith('SQLITE_BUSY'))
      throw busy(source, 'it is locked');
    throw error;
  } finally {
    dayFile?.close();
  }
}

function isInWalMode(file: string): boolean {
  const descriptor = openSync(file, 'r');
  try {
    const version = Buffer.alloc(1);
    return readSync(descriptor, version, 0, 1, WRITE_VERSION_AT) === 1 && version[0] === WAL_VERSION;
  } finally {
    closeSync(descriptor);
  }
}

function hasChanged(before: Stats, after: Stats): boolean {
  return before.ino !== after.ino || before.size !== after.size || before.mtimeMs !== after.mtimeMs;
}

function busy(file: string, how: string): LabError {
  return new LabError('DAY_FILE_BUSY', `the day-file is still being written: ${how}; let its writer finish`, { file });
}

import { closeSync, constants, copyFileSync, openSync, readSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { LabError } from '../../engines/errors.ts';
import { DayFile } from '../../engines/store/day-file.ts';
import { refuseBusy, refuseChanged } from '../busy-file.ts';
import { type Identity, identify } from './convert-receipt.ts';

/** Where a SQLite header says how the file is written: 2 for WAL. */
const WRITE_VERSION_AT = 18;
const WAL_VERSION = 2;

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
  refuseBusy(source);
  const before = statSync(source);
  // SQLite makes files beside a database in WAL mode even to read it.
  if (isInWalMode(source)) copyFileSync(source, copy, constants.COPYFILE_FICLONE);
  else await backUp(source, copy, onProgress);
  const identity = await identify(source);
  refuseBusy(source);
  refuseChanged(source, before, 'is still being written: it changed while it was copied');
  return identity;
}

async function backUp(source: string, copy: string, onProgress: (done: number, total: number) => void): Promise<void> {
  let dayFile: DayFile | undefined;
  try {
    dayFile = new DayFile(source);
    await dayFile.copyTo(copy, onProgress);
  } catch (error) {
    const cause = error instanceof LabError ? error.cause : error;
    if (!(cause instanceof Database.SqliteError && cause.code.startsWith('SQLITE_BUSY'))) throw error;
    const message = 'the day-file is still being written: it is locked; let its writer finish';
    throw new LabError('DAY_FILE_BUSY', message, { file: source });
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

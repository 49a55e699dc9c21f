import { closeSync, fstatSync, openSync, rmSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { LabError } from '../../engines/errors.ts';
import { throwIfInterrupted } from './convert-interrupt.ts';

/** Time between two attempts, in milliseconds. */
const RETRY_INTERVAL = 100;

/** A lock that is held; the system releases it when its process dies, however that happens. */
export interface FileLock {
  release(): void;
}

/**
 * Takes a lock, or returns null where another process has it. Node has no file locks, so SQLite's lock on an
 * empty database stands in: one of the kernel's, that works wherever SQLite itself does.
 * @throws LabError OUTPUT_UNWRITABLE where the file of the lock cannot be made.
 */
export function tryLock(file: string): FileLock | null {
  const descriptor = openLockFile(file);
  const database = holdExclusively(file);
  // The holder before us removed the file while we opened it: then ours is a lock on a file without a name.
  if (database !== null && inodeOf(file) === fstatSync(descriptor).ino) {
    return {
      release() {
        rmSync(file, { force: true });
        database.close();
        closeSync(descriptor);
      },
    };
  }
  database?.close();
  // POSIX drops every lock of a process on a file when it closes any descriptor of that file: so this one is last.
  closeSync(descriptor);
  return null;
}

/** Takes a lock; where another process has it, calls `onWait` once and waits. */
export async function waitForLock(file: string, onWait: () => void, signal: AbortSignal): Promise<FileLock> {
  for (let attempt = 0; ; attempt++) {
    const lock = tryLock(file);
    if (lock !== null) return lock;
    if (attempt === 1) onWait();
    await sleep(RETRY_INTERVAL);
    throwIfInterrupted(signal);
  }
}

function openLockFile(file: string): number {
  try {
    return openSync(file, 'a');
  } catch (error) {
    throw new LabError('OUTPUT_UNWRITABLE', `cannot write '${file}': ${(error as Error).message}`, { cause: error });
  }
}

function holdExclusively(file: string): Database.Database | null {
  const database = new Database(file, { timeout: 0 });
  try {
    database.pragma('journal_mode = MEMORY');
    database.exec('BEGIN EXCLUSIVE');
    return database;
  } catch (error) {
    database.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null;
    throw new LabError('OUTPUT_UNWRITABLE', `cannot lock '${file}': ${(error as Error).message}`, { cause: error });
  }
}

function inodeOf(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.ino;
}

import Database from 'better-sqlite3';
import { LabError } from '../errors.ts';

/** Codes of SQLite that speak of what was read. */
const DAMAGED = /^SQLITE_(CORRUPT|NOTADB|ERROR|FORMAT)/;

/** Whether SQLite complains of what it read, and not of a lock, a full disk or a folder that cannot be written. */
export function isDamage(error: unknown): boolean {
  return error instanceof Database.SqliteError && DAMAGED.test(error.code);
}

/** What SQLite throws on a day-file, as DAY_FILE_INVALID, or DAY_FILE_BUSY where a writer left a journal to roll back. */
export function unreadableDayFile(error: unknown, file: string): LabError {
  if (error instanceof Database.SqliteError && error.code === 'SQLITE_READONLY_ROLLBACK') {
    const advice = 'open it once with its writer so that SQLite recovers it';
    return new LabError('DAY_FILE_BUSY', `a change of the day-file was cut off in the middle: ${advice}`, {
      file,
      cause: error,
    });
  }
  const reason = error instanceof Error ? error.message : String(error);
  return new LabError('DAY_FILE_INVALID', `SQLite cannot read the day-file: ${reason}; restore it or move it away`, {
    file,
    cause: error,
  });
}

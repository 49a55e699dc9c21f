import Database from 'better-sqlite3';
import { LabError } from '../../engines/errors.ts';

/** Codes of SQLite that speak of what was read. */
const DAMAGED = /^SQLITE_(CORRUPT|NOTADB|ERROR|FORMAT)/;

/** What SQLite and the system throw while a day-file is indexed, as an error that says what to do. */
export function indexFault(error: unknown, file: string): unknown {
  if (error instanceof LabError || !(error instanceof Error)) return error;
  const { code = '' } = error as NodeJS.ErrnoException;
  if (error instanceof Database.SqliteError && DAMAGED.test(code)) {
    const message = `SQLite cannot read the day-file: ${error.message}; restore it or move it away`;
    return new LabError('DAY_FILE_INVALID', message, { file, cause: error });
  }
  const isAnswer = error instanceof Database.SqliteError || (error as NodeJS.ErrnoException).syscall !== undefined;
  if (!isAnswer) return error;
  const advice = 'an index takes a copy of the day-file in its own folder, which must be writable and have room for it';
  return new LabError('OUTPUT_UNWRITABLE', `cannot index '${file}': ${error.message}; ${advice}`, { cause: error });
}

import Database from 'better-sqlite3';
import { LabError } from '../../engines/errors.ts';
import { isDamage, unreadableDayFile } from '../../engines/store/unreadable.ts';

/** What SQLite and the system throw while a day-file is indexed, as an error that says what to do. */
export function indexFault(error: unknown, file: string): unknown {
  if (error instanceof LabError || !(error instanceof Error)) return error;
  if (isDamage(error)) return unreadableDayFile(error, file);
  const isAnswer = error instanceof Database.SqliteError || (error as NodeJS.ErrnoException).syscall !== undefined;
  if (!isAnswer) return error;
  const advice = 'an index takes a copy of the day-file in its own folder, which must be writable and have room for it';
  return new LabError('OUTPUT_UNWRITABLE', `cannot index '${file}': ${error.message}; ${advice}`, { cause: error });
}

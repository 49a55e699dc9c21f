import Database from 'better-sqlite3';
import { LabError } from '../../engines/errors.ts';

/** Codes of SQLite and of the system that speak of the folder that is written to. */
const UNWRITABLE = /^(SQLITE_(FULL|IOERR|CANTOPEN|READONLY|PERM)|ENOSPC|EDQUOT|EROFS|EACCES|EPERM|EIO|ENOTDIR)/;
const FULL = /^(SQLITE_FULL|ENOSPC|EDQUOT)/;
/** Codes of SQLite that speak of what was read. */
const DAMAGED = /^SQLITE_(CORRUPT|NOTADB|ERROR|FORMAT)/;

/** What SQLite and the system throw in a conversion, as an error that says which file is meant and what to do. */
export function faultOf(error: unknown, source: string, target: string): unknown {
  if (error instanceof LabError || !(error instanceof Error)) return error;
  const { code = '', syscall } = error as NodeJS.ErrnoException;
  if (FULL.test(code)) {
    const advice = 'make room for about three times the source, or name a target elsewhere';
    return new LabError('OUTPUT_UNWRITABLE', `cannot write '${target}': the disk is full; ${advice}`, { cause: error });
  }
  if (UNWRITABLE.test(code) || syscall === 'mkdir') {
    return new LabError('OUTPUT_UNWRITABLE', `cannot write '${target}': ${error.message}`, { cause: error });
  }
  if (error instanceof Database.SqliteError && DAMAGED.test(code)) {
    const message = `SQLite cannot read the day-file: ${error.message}; restore it or move it away`;
    return new LabError('DAY_FILE_INVALID', message, { file: source, cause: error });
  }
  return error;
}

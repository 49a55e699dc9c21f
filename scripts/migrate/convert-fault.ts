import { LabError } from '../../engines/errors.ts';
import { isDamage, unreadableDayFile } from '../../engines/store/unreadable.ts';

/** Codes of SQLite and of the system that speak of the folder that is written to. */
const UNWRITABLE = /^(SQLITE_(FULL|IOERR|CANTOPEN|READONLY|PERM)|ENOSPC|EDQUOT|EROFS|EACCES|EPERM|EIO|ENOTDIR)/;
const FULL = /^(SQLITE_FULL|ENOSPC|EDQUOT)/;

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
  return isDamage(error) ? unreadableDayFile(error, source) : error;
}

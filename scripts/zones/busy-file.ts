import { type Stats, statSync } from 'node:fs';
import { LabError } from '../../engines/errors.ts';

/** Files that SQLite keeps beside one that is being changed. */
const JOURNALS = [
  ['-wal', 'a write-ahead log'],
  ['-journal', 'a rollback journal'],
] as const;

/**
 * Refuses a day-file whose last change is not all in it.
 * @throws LabError DAY_FILE_BUSY.
 */
export function refuseBusy(file: string): void {
  for (const [suffix, what] of JOURNALS) {
    if ((statSync(file + suffix, { throwIfNoEntry: false })?.size ?? 0) === 0) continue;
    throw new LabError(
      'DAY_FILE_BUSY',
      `the day-file is still being written: ${what} (${suffix}) lies beside it; ` +
        'let its writer close it, or, after a crash, open it once with its writer so that SQLite recovers it',
      { file },
    );
  }
}

/**
 * Refuses a day-file that was changed or replaced since `before`: a copy of it would undo that.
 * @throws LabError DAY_FILE_BUSY.
 */
export function refuseChanged(file: string, before: Stats): void {
  const { ino, size, mtimeMs } = statSync(file);
  if (ino === before.ino && size === before.size && mtimeMs === before.mtimeMs) return;
  throw new LabError('DAY_FILE_BUSY', 'the day-file changed meanwhile and was left as it is; let its writer finish', {
    file,
  });
}

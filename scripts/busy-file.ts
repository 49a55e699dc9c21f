import { existsSync, type Stats, statSync } from 'node:fs';
import { LabError } from '../engines/errors.ts';

/** Files that SQLite keeps beside one that is being changed. */
const JOURNALS = [
  ['-wal', 'a write-ahead log'],
  ['-journal', 'a rollback journal'],
] as const;

/**
 * Refuses a day-file whose last change may not be all in it.
 * @param allowEmpty lets journals pass that hold nothing: all changes are in the file then, though it may be open.
 * @throws LabError DAY_FILE_BUSY.
 */
export function refuseBusy(file: string, { allowEmpty = false } = {}): void {
  for (const [suffix, what] of JOURNALS) {
    const journal = file + suffix;
    const isBusy = allowEmpty ? (statSync(journal, { throwIfNoEntry: false })?.size ?? 0) > 0 : existsSync(journal);
    if (!isBusy) continue;
    throw new LabError(
      'DAY_FILE_BUSY',
      `the day-file is still being written: ${what} (${suffix}) lies beside it; ` +
        'let its writer close it, or, after a crash, open it once with its writer so that SQLite recovers it',
      { file },
    );
  }
}

/**
 * Refuses a day-file that was changed or replaced since `before`.
 * @param how what the day-file did, for the message.
 * @throws LabError DAY_FILE_BUSY.
 */
export function refuseChanged(file: string, before: Stats, how: string): void {
  const { ino, size, mtimeMs } = statSync(file);
  if (ino === before.ino && size === before.size && mtimeMs === before.mtimeMs) return;
  throw new LabError('DAY_FILE_BUSY', `the day-file ${how}; let its writer finish`, { file });
}

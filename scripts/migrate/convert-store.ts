import path from 'node:path';
import { LabError, toLabError } from '../../engines/errors.ts';
import { type Day, dayPath, formatDay, listDays } from '../../engines/store/day-path.ts';
import { checkDataDir } from '../../engines/store/store.ts';
import { convertFile } from './convert-file.ts';
import type { ConvertOptions } from './convert-options.ts';
import type { Outcome } from './convert-outcome.ts';

/**
 * The days of a store that is to be migrated.
 * @throws LabError DATA_DIR_NOT_FOUND, DATA_DIR_EMPTY.
 */
export function storeDays(source: string): Day[] {
  checkDataDir(source);
  const days = listDays(source);
  if (days.length > 0) return days;
  throw new LabError(
    'DATA_DIR_EMPTY',
    `'${source}' holds no day-files: name the folder that holds the years, such as '${path.join(source, 'bz2')}'`,
  );
}

/** @throws LabError BAD_OPTION where the new store would lie in the old one's place. */
export function checkStores(source: string, target: string): void {
  if (path.resolve(source) !== path.resolve(target)) return;
  throw new LabError('BAD_OPTION', `source and target are both '${source}': name another folder`);
}

/** Converts one file and turns what it throws into an outcome; only an interruption is thrown on. */
export async function tryConvert(source: string, target: string, options: ConvertOptions): Promise<Outcome> {
  const started = performance.now();
  try {
    return await convertFile(source, target, options);
  } catch (error) {
    const { code, message } = toLabError(error);
    if (code === 'INTERRUPTED' || code === 'BAD_OPTION') throw error;
    return { status: 'failed', source, target, code, message, seconds: (performance.now() - started) / 1000 };
  }
}

/** Converts the days of a store one after the other; a file that fails does not stop the others. */
export async function convertStore(
  { source, target, days }: { source: string; target: string; days: readonly Day[] },
  options: (label: string) => ConvertOptions,
  onOutcome: (outcome: Outcome) => void,
): Promise<void> {
  for (const day of days) {
    const [from, to] = [path.join(source, dayPath(day)), path.join(target, dayPath(day))];
    onOutcome(await tryConvert(from, to, options(formatDay(day))));
  }
}

import { statSync } from 'node:fs';
import path from 'node:path';
import { LabError } from '../../engines/errors.ts';
import { makeFolders } from '../../engines/make-folders.ts';
import { findExisting } from './convert-existing.ts';
import { faultOf } from './convert-fault.ts';
import { waitForLock } from './convert-lock.ts';
import { namesFor, removeTemporaries } from './convert-names.ts';
import { convertAnew } from './convert-new.ts';
import type { ConvertOptions } from './convert-options.ts';
import type { Converted, Skipped } from './convert-outcome.ts';

/**
 * Converts one day-file, which is only read, and proves the result before it gets its name. A result that was
 * proved earlier, of this state of the source, is left alone.
 * @throws LabError that says what failed and where; nothing half-made has the result's name then.
 */
export async function convertFile(
  source: string,
  target: string,
  options: ConvertOptions,
): Promise<Converted | Skipped> {
  const started = performance.now();
  const names = namesFor(target);
  checkPaths(source, target);
  try {
    makeFolders(path.dirname(target));
    const lock = await waitForLock(names.lock, options.onWait, options.signal);
    try {
      removeTemporaries(names);
      const files = { source, target, names };
      const { receipt, ...done } = (await findExisting(files, options)) ?? (await convertAnew(files, options));
      const { from, to, trajectories, contents } = receipt;
      const sizes = { sourceBytes: receipt.source.bytes, targetBytes: receipt.target.bytes };
      const seconds = (performance.now() - started) / 1000;
      return { ...done, source, target, from, to, trajectories, ...sizes, contents, seconds };
    } finally {
      removeTemporaries(names);
      lock.release();
    }
  } catch (error) {
    throw faultOf(error, source, target);
  }
}

function checkPaths(source: string, target: string): void {
  const [from, to] = [source, target].map((file) => statSync(file, { throwIfNoEntry: false }));
  if (from === undefined) throw new LabError('DAY_FILE_INVALID', 'the source does not exist', { file: source });
  if (!from.isFile()) throw new LabError('DAY_FILE_INVALID', 'the source is no file', { file: source });
  if (to?.isDirectory()) throw new LabError('BAD_OPTION', `'${target}' is a folder: name the file to make`);
  if (to !== undefined && from.dev === to.dev && from.ino === to.ino) {
    throw new LabError('BAD_OPTION', `'${source}' and '${target}' are the same file: name another target`);
  }
}

import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { LabError } from './errors.ts';

/**
 * Makes a folder and those above it that are missing. `mkdirSync` with `recursive` never returns below a folder
 * that answers ENOENT to every attempt, such as /proc (seen on Node 20).
 */
export function makeFolders(folder: string): void {
  if (existsSync(folder)) return;
  makeFolders(path.dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may have made it in between.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** Makes a folder that the user has named for output. @throws LabError OUTPUT_UNWRITABLE. */
export function makeOutputFolder(folder: string): void {
  try {
    makeFolders(path.resolve(folder));
  } catch (error) {
    throw new LabError('OUTPUT_UNWRITABLE', `cannot make '${folder}': ${(error as Error).message}`, { cause: error });
  }
}

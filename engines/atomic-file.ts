import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { LabError } from './errors.ts';

/**
 * Writes a file under a temporary name, flushes it to disk and renames it, so that it is never half there.
 * @throws LabError OUTPUT_UNWRITABLE.
 */
export function writeFileAtomic(file: string, content: string | Uint8Array): void {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    const descriptor = openSync(temporary, 'w');
    try {
      writeFileSync(descriptor, content);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw unwritable(file, error);
  }
}

/** Flushes a finished file to disk and gives it its name. */
export function installFile(temporary: string, file: string): void {
  const descriptor = openSync(temporary, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
  renameSync(temporary, file);
}

/**
 * Proves before long work that its output will have a place.
 * @throws LabError OUTPUT_UNWRITABLE.
 */
export function checkWritable(file: string): void {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    if (existsSync(file) && statSync(file).isDirectory()) throw new Error('it is a folder');
    closeSync(openSync(temporary, 'w'));
    rmSync(temporary);
  } catch (error) {
    throw unwritable(file, error);
  }
}

function unwritable(file: string, error: unknown): LabError {
  const reason = error instanceof Error ? error.message : String(error);
  return new LabError('OUTPUT_UNWRITABLE', `cannot write '${file}': ${reason}`, { cause: error });
}

import { setImmediate as nextTurn } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { loadReader } from '../../engines/codec/registry.ts';
import { LabError } from '../../engines/errors.ts';
import { located } from '../../engines/located.ts';
import { formatOfDayFile } from './convert-codecs.ts';
import { ContentsDigest } from './convert-digest.ts';
import type { Contents } from './convert-encode.ts';
import { throwIfInterrupted } from './convert-interrupt.ts';
import { countRows, storedRows } from './convert-rows.ts';

const ROWS_PER_TURN = 256;

/** Decodes every blob of a day-file, and digests that with all the rest. @throws LabError with file and row. */
export async function readContents(
  database: Database.Database,
  file: string,
  signal: AbortSignal,
  onProgress: (done: number, total: number) => void,
): Promise<Contents> {
  const rows = countRows(database);
  const codec = await loadReader(formatOfDayFile(database, file) ?? 'bz2');
  const digest = new ContentsDigest();
  let done = 0;
  for (const row of storedRows(database, file)) {
    digest.add(
      row,
      located(file, row.id, () => codec.borrow(row.blob)),
    );
    if (++done % ROWS_PER_TURN !== 0) continue;
    onProgress(done, rows.trajectories);
    await nextTurn();
    throwIfInterrupted(signal);
  }
  onProgress(rows.trajectories, rows.trajectories);
  return { rows, digest: digest.finish(database) };
}

/**
 * Proves that a day-file is sound and holds what `wanted` says.
 * @throws LabError TARGET_DIFFERS, DAY_FILE_INVALID, or what decoding a blob throws.
 */
export async function proveContents(
  file: string,
  wanted: Contents,
  signal: AbortSignal,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const database = new Database(file, { readonly: true, fileMustExist: true });
  try {
    checkSoundness(database, file);
    const { rows, digest } = await readContents(database, file, signal, onProgress);
    for (const table of ['trajectories', 'index'] as const) {
      if (rows[table] === wanted.rows[table]) continue;
      const counts = `${rows[table]} rows in place of ${wanted.rows[table]}`;
      throw new LabError('TARGET_DIFFERS', `the ${table} of the result has ${counts}`, { file });
    }
    if (digest === wanted.digest) return;
    throw new LabError('TARGET_DIFFERS', 'metadata, index or points differ from the source', { file });
  } finally {
    database.close();
  }
}

/** SQLite's own check of the file, and that of the R-tree. */
function checkSoundness(database: Database.Database, file: string): void {
  const found = [
    ...(database.pragma('integrity_check') as { integrity_check: string }[]).map((row) => row.integrity_check),
    database.prepare("SELECT rtreecheck('trajectory_index')").pluck().get() as string,
  ].filter((line) => line !== 'ok');
  if (found.length > 0) throw new LabError('DAY_FILE_INVALID', `the file is damaged: ${found[0]}`, { file });
}

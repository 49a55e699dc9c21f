import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { installFile } from '../../engines/atomic-file.ts';
import type { Format } from '../../engines/codec/formats.ts';
import { pageBytes } from '../../engines/store/page-bytes.ts';
import { formatOfDayFile, loadReader, loadTarget } from './convert-codecs.ts';
import { proveContents } from './convert-contents.ts';
import { copySource } from './convert-copy.ts';
import { type Contents, encodeBlobs } from './convert-encode.ts';
import type { ConvertFiles, ConvertOptions } from './convert-options.ts';
import type { Converted } from './convert-outcome.ts';
import { identify, type Receipt, writeReceipt } from './convert-receipt.ts';

/** What was made, and what it was proved to be. */
export type Made = Pick<Converted, 'status'> & { readonly receipt: Receipt };

/**
 * Copies the source, replaces the blobs of the copy, compacts it, proves the result, and gives it its name.
 * @throws LabError with the place of what failed.
 */
export async function convertAnew({ source, target, names }: ConvertFiles, options: ConvertOptions): Promise<Made> {
  const { to, signal, onProgress } = options;
  const identity = await copySource(source, names.copy, (done, total) => onProgress('copy', done, total));
  const { from, contents } = await encodeCopy(names.copy, names.unproved, source, options);
  rmSync(names.copy);
  await proveContents(names.unproved, contents, signal, (done, total) => onProgress('check', done, total));
  installFile(names.unproved, target);
  flushFolder(path.dirname(target));
  const { trajectories } = contents.rows;
  const proved = { source: identity, target: await identify(target), from, to, trajectories };
  return { status: 'converted', receipt: writeReceipt(names.receipt, { ...proved, contents: contents.digest }) };
}

async function encodeCopy(
  copy: string,
  compacted: string,
  source: string,
  { to, signal, onProgress }: ConvertOptions,
): Promise<{ from: Format | null; contents: Contents }> {
  const database = new Database(copy);
  try {
    // A source in WAL mode would pass that on, and readers could not open the result in a read-only folder.
    database.pragma('journal_mode = DELETE');
    // A file that is thrown away on failure needs no rollback journal.
    database.pragma('journal_mode = OFF');
    database.pragma('synchronous = OFF');
    const from = formatOfDayFile(database, source);
    const { codec, compress } = await loadTarget(to);
    const conversion = { from: await loadReader(from ?? to), to: codec, compress };
    const contents = await encodeBlobs(database, source, conversion, signal, (done, total) =>
      onProgress('encode', done, total),
    );
    const trajectories = database.prepare('SELECT count(*) FROM trajectories').pluck().get() as number;
    database.pragma(`page_size = ${pageBytes(to, trajectories)}`);
    // VACUUM INTO writes the compact file once, and beside the result: VACUUM would go by way of the temporary folder.
    database.prepare('VACUUM INTO ?').run(compacted);
    return { from, contents };
  } finally {
    database.close();
  }
}

/** Waits until the names in a folder are on disk: the receipt must not outlive the file. */
function flushFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

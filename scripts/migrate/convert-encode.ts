import { setImmediate as nextTurn } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import type { Codec, Compress } from '../../engines/codec/codec.ts';
import { LabError } from '../../engines/errors.ts';
import { ContentsDigest } from './convert-digest.ts';
import { throwIfInterrupted } from './convert-interrupt.ts';
import { countRows, type RowCounts, storedRows } from './convert-rows.ts';

/** Rows between two turns of the event loop, in which signals are heard and native memory is freed. */
const ROWS_PER_TURN = 32;

/** How blobs are read, written, and read again to prove them. */
export interface Conversion {
  readonly from: Codec;
  readonly to: Codec;
  readonly compress: Compress;
}

/** What a day-file said before its blobs were replaced. */
export interface Contents {
  readonly rows: RowCounts;
  readonly digest: string;
}

/**
 * Replaces every blob of `database`, in one transaction, by one that was seen to decode to the same bytes.
 * @param file the day-file that errors name.
 * @throws LabError with file and row of the first blob that cannot be read or does not come back.
 */
export async function encodeBlobs(
  database: Database.Database,
  file: string,
  conversion: Conversion,
  signal: AbortSignal,
  onProgress: (done: number, total: number) => void,
): Promise<Contents> {
  const rows = countRows(database);
  const digest = new ContentsDigest();
  const replace = database.prepare('UPDATE trajectories SET points = ? WHERE id = ?');
  let done = 0;
  database.exec('BEGIN');
  for (const row of storedRows(database, file)) {
    const { packed, encoded } = await reencode(row.blob, conversion, file, row.id);
    digest.add(row, packed);
    replace.run(encoded, row.id);
    if (++done % ROWS_PER_TURN !== 0) continue;
    onProgress(done, rows.trajectories);
    await nextTurn();
    throwIfInterrupted(signal);
  }
  // A format that keeps tables beside the blobs makes them here: the blobs are final, and the transaction still open.
  database.exec('COMMIT');
  onProgress(rows.trajectories, rows.trajectories);
  return { rows, digest: digest.finish(database) };
}

async function reencode(blob: Uint8Array, { from, to, compress }: Conversion, file: string, row: number) {
  try {
    const packed = from.decompress(blob);
    const encoded = await compress(packed);
    if (Buffer.compare(to.decompress(encoded), packed) === 0) return { packed, encoded };
    throw new LabError('INTERNAL', `the ${to.name} blob does not decode to the same bytes`);
  } catch (error) {
    throw error instanceof LabError ? error.at({ file, row }) : error;
  }
}

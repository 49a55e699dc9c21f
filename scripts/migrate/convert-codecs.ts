import type Database from 'better-sqlite3';
import type { Codec, Compress } from '../../engines/codec/codec.ts';
import type { Format } from '../../engines/codec/formats.ts';
import { loadReader } from '../../engines/codec/registry.ts';
import { signatureOf } from '../../engines/codec/signature.ts';
import { LabError } from '../../engines/errors.ts';
import { storedRows } from './convert-rows.ts';

/** How a format is written, and read again to prove it. */
export async function loadTarget(format: Format): Promise<{ readonly codec: Codec; readonly compress: Compress }> {
  const codec = await loadReader(format);
  return { codec, compress: await codec.loadCompressor() };
}

/**
 * Format of a day-file, told by its first blob; null where it has none.
 * @throws LabError UNKNOWN_VERSION.
 */
export function formatOfDayFile(database: Database.Database, file: string): Format | null {
  for (const { id, blob } of storedRows(database, file)) {
    const signature = signatureOf(blob);
    if (signature !== 'unknown') return signature;
    throw new LabError(
      'UNKNOWN_VERSION',
      'the first blob is neither bzip2 nor of a known version: is this a day-file, and is the row intact?',
      { file, row: id, byte: 0 },
    );
  }
  return null;
}

import type { Codec, Compress } from '../../engines/codec/codec.ts';
import { LabError } from '../../engines/errors.ts';
import { DayFile } from '../../engines/store/day-file.ts';
import { DayWriter } from '../../engines/store/day-writer.ts';
import { pageBytes } from '../../engines/store/page-bytes.ts';
import { blobReader, envelopeReader, metadataReader } from '../../engines/store/rows.ts';

/** How blobs are read, written, and read again to prove them. */
export interface Conversion {
  readonly from: Codec;
  readonly to: Codec;
  readonly compress: Compress;
}

const EVERY_ROW = { sql: '', values: [] };

/**
 * Re-encodes a day-file: the same ids, metadata and index entries, every new blob decoded again and compared.
 * The source is opened read-only; the target gets its name when it is whole.
 * @returns the number of trajectories.
 * @throws LabError with file and row of the first blob that cannot be read or does not come back.
 */
export async function convertDay(source: string, target: string, conversion: Conversion): Promise<number> {
  const dayFile = new DayFile(source);
  const writer = new DayWriter(target, { pageBytes: pageBytes(conversion.to.format) });
  try {
    const ids = dayFile.all('SELECT id FROM trajectories ORDER BY id') as { id: number }[];
    const readMetadata = metadataReader(dayFile, EVERY_ROW);
    const readBlob = blobReader(dayFile, EVERY_ROW);
    const readEnvelope = envelopeReader(dayFile);
    for (const { id } of ids) {
      const [metadata, blob, envelope] = [readMetadata(id), readBlob(id), readEnvelope(id)];
      if (metadata === undefined || blob === undefined || envelope === undefined) {
        throw new LabError('DAY_FILE_INVALID', 'the row has no entry in the index', { file: source, row: id });
      }
      writer.add(metadata, envelope, await reencode(blob, conversion, source, id), id);
    }
    writer.finish();
    return ids.length;
  } catch (error) {
    writer.abandon();
    throw error;
  } finally {
    dayFile.close();
  }
}

async function reencode(blob: Uint8Array, { from, to, compress }: Conversion, file: string, row: number) {
  try {
    const packed = from.decompress(blob);
    const encoded = await compress(packed);
    if (Buffer.compare(to.decompress(encoded), packed) === 0) return encoded;
    throw new LabError('INTERNAL', `the ${to.name} blob does not decode to the same bytes`);
  } catch (error) {
    throw error instanceof LabError ? error.at({ file, row }) : error;
  }
}

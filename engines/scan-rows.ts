import type { Codec } from './codec/codec.ts';
import type { Counters } from './engine.ts';
import { LabError } from './errors.ts';
import { pointCount } from './format/record.ts';
import type { PointTest } from './query/predicate.ts';
import { scanPacked } from './query/scan-packed.ts';
import type { DayFile } from './store/day-file.ts';
import { blobReader, metadataReader } from './store/rows.ts';
import type { Metadata } from './store/schema.ts';
import type { Where } from './store/where.ts';

/** A hit whose points are packed. */
export interface PackedHit {
  readonly row: Metadata & { readonly id: number };
  readonly packed: Uint8Array;
}

/**
 * Fetches, decompresses and tests rows one by one in reused memory; reads the metadata of hits only.
 * @throws LabError with the file and row it was met in.
 */
export function scanRows(
  dayFile: DayFile,
  ids: Iterable<number>,
  where: Where,
  test: PointTest,
  codec: Codec,
  counters: Counters,
): PackedHit[] {
  return dayFile.together(() => {
    const readBlob = blobReader(dayFile, where);
    const readMetadata = metadataReader(dayFile, where);
    const hits: PackedHit[] = [];
    for (const id of ids) {
      const blob = readBlob(id);
      if (blob === undefined) continue;
      counters.rows++;
      counters.bytesRead += blob.length;
      const packed = scanBlob(codec, blob, test, counters, dayFile.file, id);
      const metadata = packed === null ? undefined : readMetadata(id);
      if (packed !== null && metadata !== undefined) hits.push({ row: { ...metadata, id }, packed });
    }
    return hits;
  });
}

function scanBlob(codec: Codec, blob: Uint8Array, test: PointTest, counters: Counters, file: string, row: number) {
  try {
    const packed = codec.borrow(blob);
    counters.bytesDecompressed += packed.length;
    counters.pointsDecoded += pointCount(packed);
    return scanPacked(packed, test);
  } catch (error) {
    throw error instanceof LabError ? error.at({ file, row }) : error;
  }
}

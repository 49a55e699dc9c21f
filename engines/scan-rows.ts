import type { Codec } from './codec/codec.ts';
import type { Counters } from './engine.ts';
import { located } from './located.ts';
import type { PointTest } from './query/predicate.ts';
import { scanBlob } from './scan-blob.ts';
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
      const packed = located(dayFile.file, id, () => scanBlob(codec, blob, test, counters));
      const metadata = packed === null ? undefined : readMetadata(id);
      if (packed !== null && metadata !== undefined) hits.push({ row: { ...metadata, id }, packed });
    }
    return hits;
  });
}

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
export interface PackedHit<Row = Metadata & { readonly id: number }> {
  readonly row: Row;
  readonly packed: Uint8Array;
}

/** Reads what is wanted of a hit besides its points; undefined where the row is no hit after all. */
export type ReadRow<Row> = (id: number) => Row | undefined;

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
  const readMetadata = metadataReader(dayFile, where);
  return scanPoints(dayFile, ids, where, test, codec, counters, (id) => {
    const metadata = readMetadata(id);
    return metadata && { ...metadata, id };
  });
}

/**
 * As `scanRows`, with what `readRow` says in place of the metadata.
 * @throws LabError with the file and row it was met in.
 */
export function scanPoints<Row>(
  dayFile: DayFile,
  ids: Iterable<number>,
  where: Where,
  test: PointTest,
  codec: Codec,
  counters: Counters,
  readRow: ReadRow<Row>,
): PackedHit<Row>[] {
  return dayFile.together(() => {
    const readBlob = blobReader(dayFile, where);
    const hits: PackedHit<Row>[] = [];
    for (const id of ids) {
      const blob = readBlob(id);
      if (blob === undefined) continue;
      counters.rows++;
      counters.bytesRead += blob.length;
      const packed = located(dayFile.file, id, () => scanBlob(codec, blob, test, counters));
      const row = packed === null ? undefined : readRow(id);
      if (packed !== null && row !== undefined) hits.push({ row, packed });
    }
    return hits;
  });
}

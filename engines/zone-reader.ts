import type { Codec } from './codec/codec.ts';
import type { Counters } from './engine.ts';
import { PackedPoints } from './format/packed-points.ts';
import type { Points } from './format/point.ts';
import { RECORD_BYTES } from './format/record.ts';
import { located } from './located.ts';
import { type PointTest, pointTest } from './query/predicate.ts';
import type { FlightQuery } from './query/query.ts';
import type { Hit } from './read-path.ts';
import { scanBlob } from './scan-blob.ts';
import { scanRows } from './scan-rows.ts';
import { visitBlobs } from './store/blob-batches.ts';
import type { DayFile } from './store/day-file.ts';
import { metadataWhere } from './store/where.ts';
import type { ZoneMatch } from './store/zones/search.ts';
import type { ZoneIndex } from './store/zones/zone-index.ts';
import { FusedBlockScanner } from './v2/fused-blocks.ts';
import { NO_POINTS, type ZoneChoice } from './zone-choice.ts';

/** A hit before its metadata are read. */
interface Found {
  readonly ordinal: number;
  readonly points: Points;
}

/** Reads what an index left open, in memory that is used again. */
export class ZoneReader {
  readonly #codec: Codec;
  readonly #blocks = new FusedBlockScanner();

  constructor(codec: Codec) {
    this.#codec = codec;
  }

  /**
   * The hits of a day-file, those that the index speaks for first and in the order of results.
   * @throws LabError with the file and row it was met in.
   */
  hits(dayFile: DayFile, choice: ZoneChoice, query: FlightQuery, counters: Counters): Hit[] {
    const { index, others } = choice;
    const test = pointTest(query);
    const hits = index === null ? [] : this.#indexed(dayFile, index, choice, test, counters);
    for (const { row, packed } of scanRows(dayFile, others, metadataWhere(query), test, this.#codec, counters)) {
      hits.push({ row, points: new PackedPoints(packed) });
    }
    return hits;
  }

  #indexed(dayFile: DayFile, index: ZoneIndex, choice: ZoneChoice, test: PointTest, counters: Counters): Hit[] {
    const { known, unread } = choice;
    const found: Found[] = known.map(({ ordinal }) => ({ ordinal, points: NO_POINTS }));
    const ids = unread.map(({ id }) => id);
    dayFile.together(() =>
      visitBlobs(dayFile, ids, (place, blob) => {
        counters.rows++;
        counters.bytesRead += blob.length;
        const match = unread[place] as ZoneMatch;
        const points = located(dayFile.file, match.id, () => this.#scan(blob, test, match, counters));
        if (points !== null) found.push({ ordinal: match.ordinal, points });
      }),
    );
    this.#blocks.settle();
    return index.inOrder(found).map(({ ordinal, points }) => ({ row: index.row(ordinal), points }));
  }

  #scan(blob: Uint8Array, test: PointTest, match: ZoneMatch, counters: Counters): Points | null {
    if (this.#codec.format !== 'v2') {
      const packed = scanBlob(this.#codec, blob, test, counters);
      return packed === null ? null : new PackedPoints(packed);
    }
    const points = this.#blocks.scan(blob, test, match);
    counters.pointsDecoded += this.#blocks.pointsDecoded;
    counters.bytesDecompressed += this.#blocks.pointsDecoded * RECORD_BYTES;
    return points;
  }
}

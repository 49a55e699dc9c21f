import type { Codec } from './codec/codec.ts';
import type { Counters } from './engine.ts';
import { PackedPoints } from './format/packed-points.ts';
import type { Points } from './format/point.ts';
import { RECORD_BYTES } from './format/record.ts';
import { located } from './located.ts';
import type { Hit } from './read-path.ts';
import { scanBlob } from './scan-blob.ts';
import { visitBlobs } from './store/blob-batches.ts';
import type { DayFile } from './store/day-file.ts';
import { idsWhere } from './store/rows.ts';
import type { Where } from './store/where.ts';
import { searchZones, type ZoneMatch } from './store/zones/search.ts';
import type { ZoneIndex } from './store/zones/zone-index.ts';
import type { ZoneQuery } from './store/zones/zone-query.ts';
import { FusedBlockScanner } from './v2/fused-blocks.ts';

const NO_POINTS = new PackedPoints(new Uint8Array(2));

/** Answers queries over a day-file that has the finer index. */
export class ZoneReader {
  readonly #codec: Codec;
  readonly #blocks = new FusedBlockScanner();

  constructor(codec: Codec) {
    this.#codec = codec;
  }

  /**
   * The hits among the trajectories that the index speaks for, in the order of results. Rows are read only where
   * the index cannot tell which points a hit keeps, or whether it is one.
   * @throws LabError with the file and row it was met in.
   */
  hits(dayFile: DayFile, index: ZoneIndex, query: ZoneQuery, where: Where, counters: Counters): Hit[] {
    const matches = this.#matches(dayFile, index, query, where);
    counters.candidates += matches.length;
    const found = new Map<number, Points>();
    const byId = new Map<number, ZoneMatch>();
    for (const match of matches) {
      if (needsPoints(match, query)) byId.set(index.idOf(match.ordinal), match);
      else found.set(match.ordinal, NO_POINTS);
    }
    dayFile.together(() =>
      visitBlobs(dayFile, [...byId.keys()], (id, blob) => {
        counters.rows++;
        counters.bytesRead += blob.length;
        const match = byId.get(id) as ZoneMatch;
        const points = located(dayFile.file, id, () => this.#scan(blob, query, match, counters));
        if (points !== null) found.set(match.ordinal, points);
      }),
    );
    this.#blocks.settle();
    return index
      .inOrder(found.keys())
      .map((ordinal) => ({ row: index.row(ordinal), points: found.get(ordinal) as Points }));
  }

  #matches(dayFile: DayFile, index: ZoneIndex, query: ZoneQuery, where: Where): ZoneMatch[] {
    const matches = searchZones(index, query);
    if (where.sql === '') return matches;
    const kept = new Set(
      idsWhere(
        dayFile,
        matches.map(({ ordinal }) => index.idOf(ordinal)),
        where,
      ),
    );
    return matches.filter(({ ordinal }) => kept.has(index.idOf(ordinal)));
  }

  #scan(blob: Uint8Array, { test }: ZoneQuery, match: ZoneMatch, counters: Counters): Points | null {
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

/** Whether the row must be read: to return points, or to know whether one lies in the box. */
function needsPoints({ proven, inWindow }: ZoneMatch, { test }: ZoneQuery): boolean {
  return !test.filter || !proven || inWindow.length > 0;
}

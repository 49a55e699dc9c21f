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
import { BlockScanner } from './v2/scan-blocks.ts';

const NO_POINTS = new PackedPoints(new Uint8Array(2));

/** A hit before its metadata are read. */
interface Found {
  readonly ordinal: number;
  readonly points: Points;
}

/** Answers queries over a day-file that has the finer index. */
export class ZoneReader {
  readonly #codec: Codec;
  readonly #blocks = new BlockScanner();

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
    const found: Found[] = [];
    const unread: ZoneMatch[] = [];
    for (const match of matches) {
      if (needsPoints(match, query)) unread.push(match);
      else found.push({ ordinal: match.ordinal, points: NO_POINTS });
    }
    const ids = unread.sort((a, b) => a.id - b.id).map(({ id }) => id);
    dayFile.together(() =>
      visitBlobs(dayFile, ids, (place, blob) => {
        counters.rows++;
        counters.bytesRead += blob.length;
        const match = unread[place] as ZoneMatch;
        const points = located(dayFile.file, match.id, () => this.#scan(blob, query, match, counters));
        if (points !== null) found.push({ ordinal: match.ordinal, points });
      }),
    );
    return index.inOrder(found).map(({ ordinal, points }) => ({ row: index.row(ordinal), points }));
  }

  #matches(dayFile: DayFile, index: ZoneIndex, query: ZoneQuery, where: Where): ZoneMatch[] {
    const matches = searchZones(index, query);
    if (where.sql === '') return matches;
    const ids = matches.map(({ id }) => id);
    const kept = new Set(idsWhere(dayFile, ids, where));
    return matches.filter(({ id }) => kept.has(id));
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

import type { Counters, Trajectory } from './engine.ts';
import type { Points } from './format/point.ts';
import type { FlightQuery } from './query/query.ts';
import { seam, staged } from './stages/seams.ts';
import { candidateIds } from './store/candidates.ts';
import { fetchRows } from './store/rows.ts';
import type { Metadata, Row } from './store/schema.ts';
import type { Store } from './store/store.ts';
import { indexWhere, metadataWhere } from './store/where.ts';
import { compareUtf8 } from './utf8-order.ts';

/** A fetched row and the day-file it lies in. */
export interface Candidate {
  readonly file: string;
  readonly row: Row;
}

/** A candidate that satisfies the query, with the points to return. */
export interface Hit {
  readonly row: Metadata & { readonly id: number };
  readonly points: Points;
}

/** The rows whose envelopes and metadata satisfy a query: one R-tree query a day-file, then batches of ids. */
export function* candidates(store: Store, query: FlightQuery, counters: Counters): Generator<Candidate> {
  const index = indexWhere(query);
  const metadata = metadataWhere(query);
  for (const dayFile of store.dayFiles(query)) {
    const ids = candidateIds(dayFile, index);
    counters.candidates += ids.length;
    for (const row of fetchRows(dayFile, ids, metadata)) {
      counters.rows++;
      counters.bytesRead += row.blob.length;
      yield { file: dayFile.file, row };
    }
  }
}

/** Hits in the order of results, (`source_id`, `id`); ties between day-files stay in the order of their days. */
export let toResult = resultOf;
seam((clock) => {
  toResult = staged(clock, 'materialise', resultOf);
});

function resultOf(hits: Hit[], partial: boolean): Trajectory[] {
  hits.sort((a, b) => compareUtf8(a.row.sourceId, b.row.sourceId) || a.row.id - b.row.id);
  return hits.map(({ row, points }) => ({
    source: row.source,
    sourceId: row.sourceId,
    transponderId: row.transponderId,
    orig: row.orig,
    dest: row.dest,
    callsign: row.callsign,
    aircraftType: row.aircraftType,
    points,
    partial,
  }));
}

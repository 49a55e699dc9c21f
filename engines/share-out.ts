import type { DayCandidates } from './candidate-days.ts';
import { total } from './candidate-days.ts';
import type { Counters } from './engine.ts';
import type { PlacedHit, ScanPool } from './pool/scan-pool.ts';
import { pointTest } from './query/predicate.ts';
import type { FlightQuery } from './query/query.ts';
import type { Hit } from './read-path.ts';
import { metadataWhere } from './store/where.ts';

/** The rows of a day that are to be read, and the hits that are known without. */
export interface DayShare extends DayCandidates {
  readonly hits: readonly Hit[];
}

/**
 * Lets the threads of a pool share the candidates of a query, which lie in memory that all of them see. Hits, the
 * known ones too, come in the order of days.
 * @throws LabError WORKER_DIED, or what was wrong with the first candidate that could not be read.
 */
export async function shareOut(
  pool: ScanPool,
  query: FlightQuery,
  candidates: readonly DayShare[],
  counters: Counters,
): Promise<Hit[]> {
  const count = total(candidates);
  if (count === 0) return candidates.flatMap(({ hits }) => hits);
  const ids = new Float64Array(new SharedArrayBuffer(count * Float64Array.BYTES_PER_ELEMENT));
  let start = 0;
  const known: PlacedHit[] = [];
  const days = candidates.map(({ day, ids: found, hits }) => {
    const place = { day, start };
    ids.set(found, start);
    // Before the rows of its own day, and behind those of the day before.
    for (const hit of hits) known.push({ ...hit, place: start - 0.5 });
    start += found.length;
    return place;
  });
  const next = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const read = await pool.scan({ days, ids, next, where: metadataWhere(query), test: pointTest(query) }, counters);
  return known.concat(read).sort((a, b) => a.place - b.place);
}

import type { DayCandidates } from './candidate-days.ts';
import { total } from './candidate-days.ts';
import type { Counters } from './engine.ts';
import type { ScanPool } from './pool/scan-pool.ts';
import { pointTest } from './query/predicate.ts';
import type { FlightQuery } from './query/query.ts';
import type { Hit } from './read-path.ts';
import { metadataWhere } from './store/where.ts';

/**
 * Lets the threads of a pool share the candidates of a query, which lie in memory that all of them see.
 * @throws LabError WORKER_DIED, or what was wrong with the first candidate that could not be read.
 */
export async function shareOut(
  pool: ScanPool,
  query: FlightQuery,
  candidates: readonly DayCandidates[],
  counters: Counters,
): Promise<Hit[]> {
  const count = total(candidates);
  if (count === 0) return [];
  const ids = new Float64Array(new SharedArrayBuffer(count * Float64Array.BYTES_PER_ELEMENT));
  let start = 0;
  const days = candidates.map(({ day, ids: found }) => {
    const place = { day, start };
    ids.set(found, start);
    start += found.length;
    return place;
  });
  const next = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  return await pool.scan({ days, ids, next, where: metadataWhere(query), test: pointTest(query) }, counters);
}

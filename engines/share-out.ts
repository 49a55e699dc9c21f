import { type DayCandidates, total } from './candidate-days.ts';
import type { Counters } from './engine.ts';
import type { Scanned, ScanPool } from './pool/scan-pool.ts';
import { pointTest } from './query/predicate.ts';
import type { FlightQuery } from './query/query.ts';
import type { Hit } from './read-path.ts';
import { metadataWhere } from './store/where.ts';

/** What the indexes of a day-file leave to workers. */
export interface Share {
  /** Rows that the workers are to read, ascending. */
  readonly ids: readonly number[];
  /** Hits that are known without reading a row. */
  readonly hits: readonly Hit[];
  /** Metadata of the rows, where an index knows all of them; null where the workers have to read them. */
  readonly rowOf: ((id: number) => Hit['row']) | null;
}

export interface DayShare extends DayCandidates, Share {}

/**
 * Lets the threads of a pool share the candidates of a query, which lie in memory that all of them see. Hits, the
 * known ones too, come in the order of days.
 * @throws LabError WORKER_DIED, or what was wrong with the first candidate that could not be read.
 */
export async function shareOut(
  pool: ScanPool,
  query: FlightQuery,
  shares: readonly DayShare[],
  counters: Counters,
): Promise<Hit[]> {
  const count = total(shares);
  if (count === 0) return shares.flatMap(({ hits }) => hits);
  const ids = new Float64Array(new SharedArrayBuffer(count * Float64Array.BYTES_PER_ELEMENT));
  let start = 0;
  const days = shares.map(({ day, ids: found }) => {
    const place = { day, start };
    ids.set(found, start);
    start += found.length;
    return place;
  });
  const next = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const metadata = shares.some(({ ids: found, rowOf }) => found.length > 0 && rowOf === null);
  const task = { days, ids, next, where: metadataWhere(query), test: pointTest(query), metadata };
  const read = await pool.scan(task, counters);
  return inOrderOfDays(shares, read, metadata);
}

/** The hits of each day, those that were known before those that were read; `read` is in the order of days. */
function inOrderOfDays(shares: readonly DayShare[], read: readonly Scanned[], metadata: boolean): Hit[] {
  const hits: Hit[] = [];
  let end = 0;
  let at = 0;
  for (const { ids, hits: known, rowOf } of shares) {
    for (const hit of known) hits.push(hit);
    end += ids.length;
    for (; at < read.length && (read[at] as Scanned).place < end; at++) {
      const { row, points } = read[at] as Scanned;
      hits.push({ row: metadata || rowOf === null ? (row as Hit['row']) : rowOf(row.id), points });
    }
  }
  return hits;
}

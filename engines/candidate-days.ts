import type { Counters } from './engine.ts';
import type { FlightQuery } from './query/query.ts';
import { blobSizeReader } from './store/blob-size.ts';
import { candidateIds } from './store/candidates.ts';
import type { Day } from './store/day-path.ts';
import type { Store } from './store/store.ts';
import { indexWhere } from './store/where.ts';

/** Candidates whose size is looked up: each costs a few microseconds. */
const LOOKED_UP = 8;

/** The candidates in the file of one day, ascending. */
export interface DayCandidates {
  readonly day: Day;
  readonly ids: readonly number[];
}

/**
 * All candidates of a query before any row is read: one R-tree query a day-file.
 * @throws LabError DAY_FILE_INVALID.
 */
export function candidateDays(store: Store, query: FlightQuery, counters: Counters): DayCandidates[] {
  const index = indexWhere(query);
  const days = store.days(query).map((day) => ({ day, ids: candidateIds(store.dayFile(day), index) }));
  counters.candidates += total(days);
  return days;
}

/** Candidates of all days. */
export function total(days: readonly DayCandidates[]): number {
  return days.reduce((sum, { ids }) => sum + ids.length, 0);
}

/**
 * About how many compressed bytes the candidates have, from a few of them that lie evenly among all.
 * @throws LabError DAY_FILE_INVALID.
 */
export function estimatedBytes(store: Store, days: readonly DayCandidates[]): number {
  const count = total(days);
  const step = Math.max(1, count / LOOKED_UP);
  let [bytes, seen, start] = [0, 0, 0];
  for (const { day, ids } of days) {
    if (ids.length === 0) continue;
    const sizeOf = blobSizeReader(store.dayFile(day));
    for (; seen * step < start + ids.length; seen++) bytes += sizeOf(ids[Math.floor(seen * step) - start] as number);
    start += ids.length;
  }
  return seen === 0 ? 0 : (bytes / seen) * count;
}

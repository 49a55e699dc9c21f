import type { FlightQuery, TemporalRelation } from '../query/query.ts';
import { AXES, type Bounds } from '../query/query.ts';

/** A condition in SQL with the values of its `?`, in order. */
export interface Where {
  readonly sql: string;
  readonly values: readonly (number | string)[];
}

/** The condition that every row satisfies. */
export const NO_CONDITION: Where = { sql: '', values: [] };

const TEMPORAL: Record<TemporalRelation, (t1: number, t2: number) => Term[]> = {
  intersects: (t1, t2) => [
    ['max_timestamp >= ?', t1],
    ['min_timestamp <= ?', t2],
  ],
  within: (t1, t2) => [
    ['min_timestamp >= ?', t1],
    ['max_timestamp <= ?', t2],
  ],
  starts_in: (t1, t2) => [
    ['min_timestamp >= ?', t1],
    ['min_timestamp <= ?', t2],
  ],
  ends_in: (t1, t2) => [
    ['max_timestamp >= ?', t1],
    ['max_timestamp <= ?', t2],
  ],
};

const AXIS_COLUMNS: Record<keyof Bounds, string> = {
  minLat: 'latitude',
  maxLat: 'latitude',
  minLon: 'longitude',
  maxLon: 'longitude',
  minAlt: 'altitude',
  maxAlt: 'altitude',
};

type Term = readonly [sql: string, value: number | string];

/** What a query asks of the envelopes in the R-tree. */
export function indexWhere(query: FlightQuery): Where {
  const terms = [...TEMPORAL[query.temporal](query.t1, query.t2)];
  for (const [min, max] of AXES) {
    const column = AXIS_COLUMNS[min];
    const low = query.bounds[min];
    const high = query.bounds[max];
    // To overlap, the envelope's far end must reach the limit; to lie within, its near end must.
    const [atLow, atHigh] = query.spatial === 'within' ? ['min', 'max'] : ['max', 'min'];
    if (low !== undefined) terms.push([`${atLow}_${column} >= ?`, low]);
    if (high !== undefined) terms.push([`${atHigh}_${column} <= ?`, high]);
  }
  return join(terms);
}

/** What a query asks of the other columns; empty where it asks nothing. */
export function metadataWhere(query: FlightQuery): Where {
  const terms: Term[] = [];
  for (const column of ['callsign', 'orig', 'dest'] as const) {
    const value = query[column];
    if (value === null) continue;
    terms.push(value.includes('*') ? [`${column} LIKE ?`, value.replaceAll('*', '%')] : [`${column} = ?`, value]);
  }
  if (query.source !== null) terms.push(['source = ?', query.source]);
  return join(terms);
}

function join(terms: readonly Term[]): Where {
  return { sql: terms.map(([sql]) => sql).join(' AND '), values: terms.map(([, value]) => value) };
}

import { AXES, type FlightQuery } from '../../query/query.ts';
import { dayOf } from '../../store/day-path.ts';
import { indexWhere } from '../../store/where.ts';

/** SQL with the texts that its `$n` stand for. Numbers stand in the SQL, where the planner sees them. */
export interface Statement {
  readonly sql: string;
  readonly texts: readonly string[];
}

const COLUMN = { minLat: 'lat', minLon: 'lon', minAlt: 'alt' } as const;
const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** How many trajectories have an envelope that satisfies the query. */
export function countCandidates(query: FlightQuery): Statement {
  return { sql: `SELECT count(*) FROM trajectories WHERE ${envelopes(query)}`, texts: [] };
}

/** Metadata of the trajectories that satisfy all but the points' conditions, in the order of results. */
export function selectCandidates(query: FlightQuery): Statement {
  const { sql, texts } = metadata(query);
  return {
    sql: `SELECT key, source, source_id, transponder_id, orig, dest, callsign, aircraft_type
          FROM trajectories WHERE ${envelopes(query)}${sql} ORDER BY key`,
    texts,
  };
}

/**
 * The points to return, by trajectory and in stored order. Where a filtered query must cross the box, also those
 * outside the window: their trajectories are hits.
 */
export function selectPoints(query: FlightQuery): Statement {
  const { sql, texts } = metadata(query);
  const candidates = `SELECT key FROM trajectories WHERE ${envelopes(query)}${sql}`;
  const terms = [`key IN (${candidates})`];
  const crosses = query.spatial === 'crosses';
  if (query.filterWaypoints) terms.push(...box(query));
  if (query.filterWaypoints && !crosses) terms.push(`time >= ${number(query.t1)} AND time <= ${number(query.t2)}`);
  if (crosses && !query.filterWaypoints) {
    const inside = [`key IN (${candidates})`, ...box(query)].join(' AND ');
    terms[0] = `key IN (SELECT key FROM points WHERE ${inside})`;
  }
  return {
    sql: `SELECT key, time, lon, lat, alt, alt_gnss, heading, on_ground
          FROM points WHERE ${terms.join(' AND ')} ORDER BY key, seq`,
    texts,
  };
}

function envelopes(query: FlightQuery): string {
  const { sql, values } = indexWhere(query);
  const limits = [...values];
  const filled = sql.replace(/\?/g, () => number(limits.shift() as number));
  return `day BETWEEN ${dayOf(query.t1) - 1} AND ${dayOf(query.t2) + 1} AND ${filled}`;
}

/** Conditions on the other columns, to follow others. SQLite's LIKE takes ASCII letters for equal in either case, and no others. */
function metadata(query: FlightQuery): Statement {
  const texts: string[] = [];
  let sql = '';
  for (const column of ['callsign', 'orig', 'dest'] as const) {
    const value = query[column];
    if (value === null) continue;
    const like = value.includes('*');
    texts.push(like ? lower(value.replaceAll('*', '%')) : value);
    sql += like
      ? ` AND translate(${column}, '${UPPER}', '${UPPER.toLowerCase()}') LIKE $${texts.length}`
      : ` AND ${column} = $${texts.length}`;
  }
  if (query.source !== null) sql += ` AND source = ${number(query.source)}`;
  return { sql, texts };
}

/**
 * Conditions on a point's position. NaN is the greatest number to DuckDB, so the upper limit, which every limited axis
 * gets, keeps it out.
 */
function box({ bounds }: FlightQuery): string[] {
  const terms: string[] = [];
  for (const [min, max] of AXES) {
    const low = bounds[min];
    const high = bounds[max];
    if (low === undefined && high === undefined) continue;
    const column = COLUMN[min];
    terms.push(`${column} >= ${number(low ?? -Infinity)} AND ${column} <= ${number(high ?? Infinity)}`);
    if (min === 'minAlt') terms.push(`${column} <> ${number(-999999)}`);
  }
  return terms;
}

/** A number as a literal that keeps its bits: DuckDB reads bare ones as decimals. */
function number(value: number): string {
  return `'${value}'::DOUBLE`;
}

function lower(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

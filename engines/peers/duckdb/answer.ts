import { type Counters, newCounters, type Trajectory } from '../../engine.ts';
import type { Columns } from '../../format/decode-columns.ts';
import { inWindow, pointTest } from '../../query/predicate.ts';
import type { FlightQuery } from '../../query/query.ts';
import { ColumnPoints } from './column-points.ts';
import type { Connection, QueryResult } from './duckdb-api.ts';
import type { CallStages } from './profile.ts';
import { countCandidates, type Statement, selectCandidates, selectPoints } from './sql.ts';

/** A row of `selectCandidates`. */
type CandidateRow = [
  key: number,
  source: number,
  sourceId: string,
  transponderId: string | null,
  orig: string | null,
  dest: string | null,
  callsign: string,
  aircraftType: string | null,
];

/** Told what part of an answer has just ended; nobody is while calls are timed. */
type Ended = CallStages['ended'];

/**
 * The trajectories that satisfy a query.
 * @param asked is added to, where given.
 */
export async function answerQuery(
  connection: Connection,
  query: FlightQuery,
  asked?: Counters,
  ended?: Ended,
): Promise<Trajectory[]> {
  const counters = asked ?? newCounters();
  const candidates = (await rowsOf(connection, selectCandidates(query), ended)) as CandidateRow[];
  const { keys, columns } = await fetchPoints(connection, selectPoints(query), ended);
  if (asked !== undefined) counters.candidates += await count(connection, countCandidates(query));
  counters.rows += candidates.length;
  counters.pointsDecoded += columns.length;
  const result = assemble(query, candidates, keys, columns);
  ended?.('materialise');
  return result;
}

/** Points and trajectories both come by key: one pass over both puts them together. */
function assemble(
  query: FlightQuery,
  candidates: readonly CandidateRow[],
  keys: Uint32Array,
  columns: Columns,
): Trajectory[] {
  const test = pointTest(query);
  const result: Trajectory[] = [];
  let at = 0;
  for (const [key, source, sourceId, transponderId, orig, dest, callsign, aircraftType] of candidates) {
    const start = at;
    while (keys[at] === key) at++;
    if (test.mustCross && at === start) continue;
    let rows = Uint32Array.from({ length: at - start }, (_, i) => start + i);
    if (test.mustCross && test.filter) rows = rows.filter((row) => inWindow(test, columns.time[row] as number));
    const points = new ColumnPoints(columns, rows);
    result.push({
      source,
      sourceId,
      transponderId,
      orig,
      dest,
      callsign,
      aircraftType,
      points,
      partial: test.filter,
    });
  }
  return result;
}

/** With values, even none, the package takes three turns of its threads: to parse, to prepare and to execute. */
function execute(connection: Connection, { sql, texts }: Statement): Promise<QueryResult> {
  return texts.length === 0 ? connection.run(sql) : connection.run(sql, texts);
}

async function rowsOf(connection: Connection, statement: Statement, ended?: Ended): Promise<unknown[][]> {
  const result = await execute(connection, statement);
  ended?.('statement');
  const rows = await result.getRows();
  ended?.('transfer');
  return rows;
}

async function count(connection: Connection, statement: Statement): Promise<number> {
  return Number((await rowsOf(connection, statement))[0]?.[0]);
}

/** Points as columns, and the key of each one's trajectory. */
async function fetchPoints(
  connection: Connection,
  statement: Statement,
  ended?: Ended,
): Promise<{ keys: Uint32Array; columns: Columns }> {
  const result = await execute(connection, statement);
  ended?.('statement');
  const chunks = await result.fetchAllChunks();
  const length = chunks.reduce((sum, { rowCount }) => sum + rowCount, 0);
  const keys = new Uint32Array(length);
  const columns = {
    length,
    time: new Uint32Array(length),
    lon: new Float64Array(length),
    lat: new Float64Array(length),
    alt: new Float64Array(length),
    altGnss: new Float64Array(length),
    heading: new Float64Array(length),
    onGround: new Uint8Array(length),
  };
  const { time, lon, lat, alt, altGnss, heading, onGround } = columns;
  const targets = [keys, time, lon, lat, alt, altGnss, heading, onGround];
  let at = 0;
  for (const chunk of chunks) {
    targets.forEach((target, i) => {
      target.set(chunk.getColumnVector(i).items.subarray(0, chunk.rowCount), at);
    });
    at += chunk.rowCount;
  }
  ended?.('transfer');
  return { keys, columns };
}

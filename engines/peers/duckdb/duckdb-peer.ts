import { type Counters, type Engine, newCounters, type Trajectory } from '../../engine.ts';
import type { Columns } from '../../format/decode-columns.ts';
import { inWindow, pointTest } from '../../query/predicate.ts';
import type { FlightQuery } from '../../query/query.ts';
import { checkDataDir } from '../../store/store.ts';
import type { Peer, PeerOptions } from '../peer.ts';
import { ColumnPoints } from './column-points.ts';
import { type Connection, Database, loadDuckDb } from './duckdb-api.ts';
import { countCandidates, type Statement, selectCandidates, selectPoints } from './sql.ts';
import { ensureTable } from './table.ts';

const NAME = 'duckdb/points';

/** DuckDB over a table of the same points, in this process and on one thread. */
export const duckDbPeer: Peer = {
  description: 'DuckDB, one thread, over a table of all points along a Hilbert curve, made of the store once',
  async open({ dataDir, cacheDir }: PeerOptions): Promise<Engine> {
    checkDataDir(dataDir);
    const duckdb = await loadDuckDb();
    const file = await ensureTable(duckdb, dataDir, cacheDir);
    const database = await Database.open(duckdb, file, { access_mode: 'READ_ONLY', threads: '1' });
    // A connection runs one statement at a time.
    let last: Promise<unknown> = Promise.resolve();
    return {
      name: NAME,
      query(query, counters) {
        const answer = last.then(() => answerQuery(database.connection, query, counters));
        last = answer.catch(() => undefined);
        return answer;
      },
      async close() {
        await last;
        database.close();
      },
    };
  },
};

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

async function answerQuery(
  connection: Connection,
  query: FlightQuery,
  asked: Counters | undefined,
): Promise<Trajectory[]> {
  const counters = asked ?? newCounters();
  const candidates = (await rowsOf(connection, selectCandidates(query))) as CandidateRow[];
  const { keys, columns } = await fetchPoints(connection, selectPoints(query));
  if (asked !== undefined) counters.candidates += await count(connection, countCandidates(query));
  counters.rows += candidates.length;
  counters.pointsDecoded += columns.length;
  return assemble(query, candidates, keys, columns);
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

async function rowsOf(connection: Connection, { sql, texts }: Statement): Promise<unknown[][]> {
  return await (await connection.run(sql, texts)).getRows();
}

async function count(connection: Connection, statement: Statement): Promise<number> {
  return Number((await rowsOf(connection, statement))[0]?.[0]);
}

/** Points as columns, and the key of each one's trajectory. */
async function fetchPoints(
  connection: Connection,
  { sql, texts }: Statement,
): Promise<{ keys: Uint32Array; columns: Columns }> {
  const chunks = await (await connection.run(sql, texts)).fetchAllChunks();
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
  return { keys, columns };
}

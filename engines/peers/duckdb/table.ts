import { createHash } from 'node:crypto';
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Codec } from '../../codec/codec.ts';
import { loadCodec } from '../../codec/registry.ts';
import { LabError } from '../../errors.ts';
import { decodeColumns } from '../../format/decode-columns.ts';
import { makeFolders } from '../../make-folders.ts';
import { PACKAGE_ROOT } from '../../package-root.ts';
import { isAlive } from '../../stale-temporaries.ts';
import { DayFile } from '../../store/day-file.ts';
import { type Day, dayPath, listDays } from '../../store/day-path.ts';
import { findStores } from '../../store/layout.ts';
import { INDEX_COLUMNS, METADATA_SQL, type Metadata } from '../../store/schema.ts';
import { hilbertCell } from '../../store/zones/hilbert.ts';
import { compareUtf8 } from '../../utf8-order.ts';
import { ChunkWriter, column } from './chunk-writer.ts';
import { type Connection, Database, type DuckDb } from './duckdb-api.ts';

/** Raise it when the tables change. */
const VERSION = 1;
/** Blobs that are decoded between two turns of the event loop. */
const BLOBS_A_TURN = 256;
const CACHE_DIR = path.join(PACKAGE_ROOT, '.querylab');

const TRAJECTORIES = `CREATE TABLE trajectories (key UINTEGER, day INTEGER, ${INDEX_COLUMNS.map((name) => `${name} DOUBLE`).join(', ')},
  source DOUBLE, source_id VARCHAR, transponder_id VARCHAR, orig VARCHAR, dest VARCHAR, callsign VARCHAR, aircraft_type VARCHAR)`;
const POINT_COLUMNS = 'key, seq, time, lon, lat, alt, alt_gnss, heading, on_ground';
const UNSORTED = `CREATE TABLE unsorted.points (key UINTEGER, seq USMALLINT, cell UINTEGER, time UINTEGER, lon DOUBLE,
  lat DOUBLE, alt DOUBLE, alt_gnss DOUBLE, heading DOUBLE, on_ground UTINYINT)`;

/** A trajectory of the store, without its points. */
interface Entry extends Metadata {
  readonly day: Day;
  readonly id: number;
  readonly envelope: readonly number[];
}

/**
 * Path of the DuckDB file with the trajectories and points of a store; it is made where it is not there yet. Points
 * lie in the order of a Hilbert curve over the globe, so that those in a box lie in few row groups.
 * @throws LabError DATA_DIR_EMPTY, DAY_FILE_INVALID, and any error of the codecs.
 */
export async function ensureTable(duckdb: DuckDb, dataDir: string, cacheDir = CACHE_DIR): Promise<string> {
  const [store] = findStores(dataDir);
  if (store === undefined) throw new LabError('DATA_DIR_EMPTY', `'${dataDir}' holds no day-files`);
  const file = path.join(cacheDir, 'duckdb', `${digestOf(store[1])}.duckdb`);
  if (existsSync(file)) return file;
  makeFolders(path.dirname(file));
  removeLeftovers(path.dirname(file));
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    await write(duckdb, temporary, store[1], await loadCodec(store[0]));
    renameSync(temporary, file);
  } finally {
    for (const suffix of ['', '.wal', '.points', '.points.wal', '.spill']) {
      rmSync(`${temporary}${suffix}`, { recursive: true, force: true });
    }
  }
  return file;
}

/** Removes what processes left behind that were killed while they made a table. */
function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = /\.duckdb\.(\d+)\.tmp/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(path.join(folder, name), { recursive: true, force: true });
  }
}

/** Digest of names, sizes and times of change of a store's day-files. */
function digestOf(dataDir: string): string {
  const files = listDays(dataDir).map((day) => {
    const { size, mtimeMs } = statSync(path.join(dataDir, dayPath(day)));
    return [day, size, mtimeMs];
  });
  return createHash('sha256')
    .update(JSON.stringify([VERSION, path.resolve(dataDir), files]))
    .digest('hex')
    .slice(0, 16);
}

async function write(duckdb: DuckDb, file: string, dataDir: string, codec: Codec): Promise<void> {
  const memory = `${Math.round(os.totalmem() / 4 / 1e6)}MB`;
  const options = { temp_directory: `${file}.spill`, memory_limit: memory };
  const database = await Database.open(duckdb, file, options);
  const { connection } = database;
  try {
    await connection.run(TRAJECTORIES);
    const entries = entriesOf(dataDir);
    await appendEntries(connection, entries);
    await connection.run(`ATTACH '${`${file}.points`.replaceAll("'", "''")}' AS unsorted`);
    await connection.run(UNSORTED);
    await appendPoints(duckdb, connection, dataDir, codec, entries);
    await connection.run(`CREATE TABLE points AS SELECT ${POINT_COLUMNS} FROM unsorted.points ORDER BY cell, key, seq`);
    await connection.run('DETACH unsorted');
    await connection.run('CHECKPOINT');
  } finally {
    database.close();
  }
}

/** All trajectories of a store in the order of results, (`source_id`, `id`, day): their places are their keys. */
function entriesOf(dataDir: string): Entry[] {
  const entries = listDays(dataDir).flatMap((day) =>
    inDayFile(dataDir, day, (dayFile) =>
      (
        dayFile.all(
          `SELECT t.id, ${METADATA_SQL}, ${INDEX_COLUMNS.join(', ')}
           FROM trajectories t JOIN trajectory_index i ON t.id = i.id`,
        ) as (Omit<Entry, 'day' | 'envelope'> & Record<string, number>)[]
      ).map((row): Entry => ({ ...row, day, envelope: INDEX_COLUMNS.map((name) => row[name] as number) })),
    ),
  );
  return entries.sort((a, b) => compareUtf8(a.sourceId, b.sourceId) || a.id - b.id || a.day - b.day);
}

async function appendEntries(connection: Connection, entries: readonly Entry[]): Promise<void> {
  const appender = await connection.createAppender('trajectories');
  entries.forEach((entry, key) => {
    appender.appendUInteger(key);
    appender.appendInteger(entry.day);
    for (const limit of entry.envelope) appender.appendDouble(limit);
    appender.appendDouble(entry.source);
    const { sourceId, transponderId, orig, dest, callsign, aircraftType } = entry;
    for (const text of [sourceId, transponderId, orig, dest, callsign, aircraftType]) {
      if (text === null) appender.appendNull();
      else appender.appendVarchar(text);
    }
    appender.endRow();
  });
  appender.closeSync();
}

async function appendPoints(
  duckdb: DuckDb,
  connection: Connection,
  dataDir: string,
  codec: Codec,
  entries: readonly Entry[],
): Promise<void> {
  const keys = new Map<Day, Map<number, number>>();
  entries.forEach(({ day, id }, key) => {
    const ofDay = keys.get(day) ?? new Map<number, number>();
    keys.set(day, ofDay.set(id, key));
  });
  const writer = new PointWriter(duckdb, await connection.createAppender('points', null, 'unsorted'));
  for (const [day, ofDay] of keys) {
    const dayFile = new DayFile(path.join(dataDir, dayPath(day)));
    try {
      await addDay(writer, dayFile, codec, ofDay);
    } finally {
      dayFile.close();
    }
  }
  writer.close();
}

async function addDay(
  writer: PointWriter,
  dayFile: DayFile,
  codec: Codec,
  keys: ReadonlyMap<number, number>,
): Promise<void> {
  const statement = dayFile.statement('SELECT points FROM trajectories WHERE id = ?').pluck();
  let added = 0;
  for (const [id, key] of keys) {
    const blob = dayFile.read(() => statement.get(id));
    try {
      if (!(blob instanceof Uint8Array)) throw new LabError('BLOB_CORRUPT', 'the points column holds no blob');
      writer.add(key, codec.decompress(blob));
    } catch (error) {
      throw error instanceof LabError ? error.at({ file: dayFile.file, row: id }) : error;
    }
    // lz4-napi gives its buffers back only where the event loop turns.
    if (++added % BLOBS_A_TURN === 0) await new Promise((resolve) => setImmediate(resolve));
  }
}

class PointWriter {
  readonly #writer: ChunkWriter;
  readonly #key = column(Uint32Array);
  readonly #seq = column(Uint16Array);
  readonly #cell = column(Uint32Array);
  readonly #time = column(Uint32Array);
  readonly #numbers = Array.from({ length: 5 }, () => column(Float64Array));
  readonly #onGround = column(Uint8Array);

  constructor(duckdb: DuckDb, appender: ConstructorParameters<typeof ChunkWriter>[1]) {
    const { UINTEGER, USMALLINT, DOUBLE, UTINYINT } = duckdb;
    this.#writer = new ChunkWriter(duckdb, appender, [
      [UINTEGER, this.#key],
      [USMALLINT, this.#seq],
      [UINTEGER, this.#cell],
      [UINTEGER, this.#time],
      ...this.#numbers.map((items) => [DOUBLE, items] as const),
      [UTINYINT, this.#onGround],
    ]);
  }

  /** Adds the points of a packed trajectory. */
  add(key: number, packed: Uint8Array): void {
    const { length, time, lon, lat, alt, altGnss, heading, onGround } = decodeColumns(packed);
    const numbers = [lon, lat, alt, altGnss, heading];
    for (let i = 0; i < length; i++) {
      const { row } = this.#writer;
      this.#key[row] = key;
      this.#seq[row] = i;
      this.#cell[row] = hilbertCell(lat[i] as number, lon[i] as number);
      this.#time[row] = time[i] as number;
      for (let j = 0; j < 5; j++) (this.#numbers[j] as Float64Array)[row] = (numbers[j] as Float64Array)[i] as number;
      this.#onGround[row] = onGround[i] === 0 ? 0 : 1;
      this.#writer.next();
    }
  }

  close(): void {
    this.#writer.close();
  }
}

function inDayFile<T>(dataDir: string, day: Day, read: (dayFile: DayFile) => T): T {
  const dayFile = new DayFile(path.join(dataDir, dayPath(day)));
  try {
    return read(dayFile);
  } finally {
    dayFile.close();
  }
}

import { mkdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { loadCodec } from '../../engines/codec/registry.ts';
import { envelopeByHand, packByHand, type TestFlight } from './test-flight.ts';

/** Flights by day-file, such as `2024/2024-153.sqlite`. */
export type TestDays = Readonly<Record<string, readonly TestFlight[]>>;

const SCHEMA = `
CREATE TABLE trajectories (id INTEGER PRIMARY KEY AUTOINCREMENT, source INTEGER NOT NULL, source_id TEXT NOT NULL,
  transponder_id TEXT, orig TEXT, dest TEXT, callsign TEXT NOT NULL, aircraft_type TEXT, points BLOB NOT NULL);
CREATE INDEX trajectory_source_id_index ON trajectories(source, source_id);
CREATE VIRTUAL TABLE trajectory_index USING rtree(id, min_timestamp, max_timestamp, min_latitude, max_latitude,
  min_longitude, max_longitude, min_altitude, max_altitude);
CREATE TABLE raw_points (id INTEGER PRIMARY KEY, packed BLOB NOT NULL);
`;

/**
 * Writes day-files from the schema of the store's description, without the lab's own writer. The table
 * `raw_points`, which no engine knows, keeps the packed bytes, so that the reference reader need not decompress.
 */
export async function writeTestStore(dataDir: string, codec: string, days: TestDays): Promise<void> {
  const compress = await (await loadCodec(codec)).loadCompressor();
  for (const [name, flights] of Object.entries(days)) {
    const file = path.join(dataDir, name);
    mkdirSync(path.dirname(file), { recursive: true });
    const database = new Database(file);
    database.pragma('journal_mode = MEMORY');
    database.pragma('synchronous = OFF');
    database.exec(`BEGIN; ${SCHEMA}`);
    const row = database.prepare('INSERT INTO trajectories VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)');
    const raw = database.prepare('INSERT INTO raw_points VALUES (?, ?)');
    const index = database.prepare('INSERT INTO trajectory_index VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
    for (const flight of flights) {
      const { source, sourceId, transponderId, orig, dest, callsign, aircraftType, points } = flight;
      const packed = flight.packed ?? packByHand(points);
      const blob = await compress(packed);
      const { lastInsertRowid: id } = row.run(
        ...[source, sourceId, transponderId, orig, dest, callsign, aircraftType],
        blob,
      );
      raw.run(id, packed);
      index.run(id, ...(flight.envelope ?? envelopeByHand(points)));
    }
    database.exec('COMMIT');
    database.close();
  }
}

/** Replaces one row's blob, as damage would. */
export function overwriteBlob(file: string, id: number, change: (blob: Buffer) => Uint8Array): void {
  const database = new Database(file);
  const blob = database.prepare('SELECT points FROM trajectories WHERE id = ?').pluck().get(id) as Buffer;
  database.prepare('UPDATE trajectories SET points = ? WHERE id = ?').run(change(Buffer.from(blob)), id);
  database.close();
}

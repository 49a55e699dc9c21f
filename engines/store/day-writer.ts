import { rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { installFile } from '../atomic-file.ts';
import type { Envelope } from '../format/envelope.ts';
import { makeFolders } from '../make-folders.ts';
import { INDEX_COLUMNS, type Metadata, SCHEMA } from './schema.ts';
import type { TrajectoryZones } from './zones/trajectory-zones.ts';
import { ZoneWriter } from './zones/zone-writer.ts';

/** Writes one new day-file under a temporary name; it gets its own name when it is whole. */
export class DayWriter {
  readonly #file: string;
  readonly #temporary: string;
  readonly #database: Database.Database;
  readonly #row: Database.Statement<unknown[]>;
  readonly #index: Database.Statement<unknown[]>;
  #zones: ZoneWriter | null = null;

  constructor(file: string, { pageBytes }: { readonly pageBytes: number }) {
    this.#file = file;
    this.#temporary = `${file}.${process.pid}.tmp`;
    makeFolders(path.dirname(file));
    rmSync(this.#temporary, { force: true });
    this.#database = new Database(this.#temporary);
    this.#database.pragma(`page_size = ${pageBytes}`);
    // A file that is thrown away on failure needs no rollback journal.
    this.#database.pragma('journal_mode = OFF');
    this.#database.pragma('synchronous = OFF');
    this.#database.exec(SCHEMA);
    this.#database.exec('BEGIN');
    this.#row = this.#database.prepare(
      'INSERT INTO trajectories (id, source, source_id, transponder_id, orig, dest, callsign, aircraft_type, points) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    );
    this.#index = this.#database.prepare(
      `INSERT INTO trajectory_index (id, ${INDEX_COLUMNS.join(', ')}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
  }

  /**
   * Adds a trajectory; the R-tree rounds its envelope.
   * @param wanted its id; without it, one more than the largest so far.
   * @returns its id.
   */
  add(metadata: Metadata, envelope: Envelope, blob: Uint8Array, wanted: number | null = null): number {
    const { source, sourceId, transponderId, orig, dest, callsign, aircraftType } = metadata;
    const { lastInsertRowid: id } = this.#row.run(
      wanted,
      source,
      sourceId,
      transponderId,
      orig,
      dest,
      callsign,
      aircraftType,
      blob,
    );
    this.#index.run(
      id,
      envelope.minTimestamp,
      envelope.maxTimestamp,
      envelope.minLatitude,
      envelope.maxLatitude,
      envelope.minLongitude,
      envelope.maxLongitude,
      envelope.minAltitude,
      envelope.maxAltitude,
    );
    return Number(id);
  }

  /** Adds what the finer index keeps of a trajectory; the file has that index if it is called for each. */
  addZones(id: number, zones: TrajectoryZones): void {
    this.#zones ??= new ZoneWriter();
    this.#zones.add(id, zones);
  }

  /** Commits, flushes to disk and gives the file its name. */
  finish(): void {
    this.#zones?.finish(this.#database);
    this.#database.exec('COMMIT');
    this.#database.pragma('journal_mode = DELETE');
    this.#database.close();
    installFile(this.#temporary, this.#file);
  }

  /** Throws the unfinished file away. */
  abandon(): void {
    this.#database.close();
    rmSync(this.#temporary, { force: true });
  }
}

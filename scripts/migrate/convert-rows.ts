import type Database from 'better-sqlite3';
import { checkBlob } from '../../engines/store/rows.ts';

/** A trajectory as it is stored. */
export interface StoredRow {
  readonly id: number;
  /** Columns between the id and the points, in the order of the schema. */
  readonly metadata: readonly unknown[];
  readonly blob: Uint8Array;
}

const NEXT_ROW = `SELECT id, points, source, source_id, transponder_id, orig, dest, callsign, aircraft_type
  FROM trajectories WHERE id > ? ORDER BY id LIMIT 1`;

/**
 * All trajectories in order of their ids. One at a time and with no open cursor, so that memory stays flat and the
 * caller can replace the row's points.
 * @param file what errors name.
 * @throws LabError BLOB_CORRUPT for points that are no blob: SQLite keeps what it was given.
 */
export function* storedRows(database: Database.Database, file: string): Generator<StoredRow> {
  const next = database.prepare(NEXT_ROW).raw();
  let last = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const row = next.get(last) as [number, unknown, ...unknown[]] | undefined;
    if (row === undefined) return;
    const [id, blob, ...metadata] = row;
    checkBlob(blob, file, id);
    yield { id, metadata, blob };
    last = id;
  }
}

/** Rows of the two tables. */
export interface RowCounts {
  readonly trajectories: number;
  readonly index: number;
}

export function countRows(database: Database.Database): RowCounts {
  const count = (table: string) => database.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;
  return { trajectories: count('trajectories'), index: count('trajectory_index') };
}

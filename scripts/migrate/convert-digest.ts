import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';
import { TABLES } from '../../engines/store/schema.ts';
import type { StoredRow } from './convert-rows.ts';

const NAMES = TABLES.map((table) => `'${table}'`).join(', ');

/** What a day-file holds besides its trajectories; tables that no reader knows are left out. */
const OTHER_CONTENTS = [
  `SELECT type, name, sql FROM sqlite_master WHERE tbl_name IN (${NAMES}) ORDER BY type, name`,
  `SELECT name, seq FROM sqlite_sequence WHERE name IN (${NAMES}) ORDER BY name`,
  'SELECT * FROM trajectory_index ORDER BY id',
];

/**
 * SHA-256 over everything that readers can get from a day-file, its points unpacked: equal for two files of
 * different formats if, and only if, they say the same.
 */
export class ContentsDigest {
  readonly #hash = createHash('sha256');

  /** Takes in the next trajectory, in order of ids. */
  add({ id, metadata }: StoredRow, packed: Uint8Array): void {
    this.#hash.update(`${JSON.stringify([id, ...metadata, packed.length])}\n`).update(packed);
  }

  /** Takes in schema, sequence and index, and closes the digest. */
  finish(database: Database.Database): string {
    for (const sql of OTHER_CONTENTS) {
      for (const row of database.prepare(sql).raw().iterate()) this.#hash.update(`${JSON.stringify(row)}\n`);
    }
    return this.#hash.digest('hex');
  }
}

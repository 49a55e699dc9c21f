import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { loadCodec } from '../../../engines/codec/registry.ts';
import { dayPath, listDays } from '../../../engines/store/day-path.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** A copy of a store to damage. */
export function copyStore(dataDir: string): string {
  const copy = path.join(temporaryFolder(), 'copy');
  for (const day of listDays(dataDir)) {
    mkdirSync(path.dirname(path.join(copy, dayPath(day))), { recursive: true });
    copyFileSync(path.join(dataDir, dayPath(day)), path.join(copy, dayPath(day)));
  }
  return copy;
}

/** Runs SQL over a day-file. */
export function change(file: string, sql: string, ...values: readonly unknown[]): void {
  const database = new Database(file);
  try {
    // Tables that SQLite keeps for itself are changed too.
    database.unsafeMode(true);
    database.pragma('writable_schema = ON');
    const { changes } = database.prepare(sql).run(...values);
    if (changes === 0 && !/^(CREATE|DROP)/.test(sql)) throw new Error(`changed nothing: ${sql}`);
  } finally {
    database.close();
  }
}

/** One value of a day-file. */
export function valueIn(file: string, sql: string): unknown {
  const database = new Database(file, { readonly: true });
  try {
    return database.prepare(sql).pluck().get();
  } finally {
    database.close();
  }
}

/** Changes the packed points of a row and encodes them again, as a faulty converter would. */
export async function changePoints(file: string, row: number, format: string, edit: (packed: Buffer) => Buffer) {
  const codec = await loadCodec(format);
  const compress = await codec.loadCompressor();
  const blob = valueIn(file, `SELECT points FROM trajectories WHERE id = ${row}`) as Buffer;
  const packed = edit(Buffer.from(codec.decompress(blob)));
  change(file, 'UPDATE trajectories SET points = ? WHERE id = ?', await compress(packed), row);
}

/** Flips the lowest bit of a latitude. */
export function flipLat(point: number): (packed: Buffer) => Buffer {
  return (packed) => {
    const at = 2 + 45 * point + 12 + 7;
    packed[at] = (packed[at] as number) ^ 1;
    return packed;
  };
}

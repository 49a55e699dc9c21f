import { chmodSync, cpSync, readdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { loadCodec } from '../../engines/codec/registry.ts';
import { dayPath, listDays } from '../../engines/store/day-path.ts';
import { indexDay } from '../../scripts/zones/index-day.ts';

/** Strategies that read the finer index where a day-file has one. */
const READ_ZONES = ['zone', 'worker-zone', 'auto'];

/** Whether an engine reads the finer index, and so may fetch less than the R-tree says. */
export function readsZones(engine: string): boolean {
  return READ_ZONES.includes(engine.slice(0, engine.indexOf('/')));
}

/** Paths of the day-files of a store. */
export function dayFilesOf(dataDir: string): string[] {
  return listDays(dataDir).map((day) => path.join(dataDir, dayPath(day)));
}

/** Gives every day-file of a store the finer index. */
export async function indexStore(dataDir: string, codec: string): Promise<void> {
  const reader = await loadCodec(codec);
  for (const file of dayFilesOf(dataDir)) indexDay(file, reader);
}

/** A copy of a store whose day-files have the finer index, its blobs of another codec where one is named. */
export async function indexedCopy(dataDir: string, codec: string, target: string, as = codec): Promise<string> {
  for (const name of readdirSync(dataDir))
    cpSync(path.join(dataDir, name), path.join(target, name), { recursive: true });
  // The original may be read-only, and a copy has its modes.
  for (const file of dayFilesOf(target)) {
    chmodSync(path.dirname(file), 0o755);
    chmodSync(file, 0o644);
    if (as !== codec) await recode(file, codec, as);
  }
  await indexStore(target, as);
  return target;
}

async function recode(file: string, from: string, to: string): Promise<void> {
  const { decompress } = await loadCodec(from);
  const compress = await (await loadCodec(to)).loadCompressor();
  const database = new Database(file);
  const rows = database.prepare('SELECT id, points FROM trajectories').all() as { id: number; points: Buffer }[];
  const update = database.prepare('UPDATE trajectories SET points = ? WHERE id = ?');
  for (const { id, points } of rows) update.run(await compress(decompress(points)), id);
  database.close();
}

import { copyFileSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { installFile } from '../../engines/atomic-file.ts';
import type { Codec } from '../../engines/codec/codec.ts';
import { LabError } from '../../engines/errors.ts';
import { located } from '../../engines/located.ts';
import { DayFile } from '../../engines/store/day-file.ts';
import { zonesOf } from '../../engines/store/zones/trajectory-zones.ts';
import { readZoneColumns } from '../../engines/store/zones/zone-table.ts';
import { ZoneWriter } from '../../engines/store/zones/zone-writer.ts';

/** Whether a day-file has a whole index already. */
export function isIndexed(file: string): boolean {
  const dayFile = new DayFile(file);
  try {
    return readZoneColumns(dayFile) !== null;
  } catch (error) {
    if (error instanceof LabError) return false;
    throw error;
  } finally {
    dayFile.close();
  }
}

/**
 * Gives a day-file the finer index: a copy is written beside it, and takes its name when it is whole, so that who
 * reads the old one is not disturbed.
 * @returns the number of trajectories.
 * @throws LabError with file and row of the first blob that cannot be read.
 */
export function indexDay(file: string, codec: Codec): number {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    copyFileSync(file, temporary);
    const count = writeZones(temporary, file, codec);
    installFile(temporary, file);
    return count;
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function writeZones(temporary: string, file: string, codec: Codec): number {
  const database = new Database(temporary);
  try {
    database.pragma('journal_mode = OFF');
    database.pragma('synchronous = OFF');
    const writer = new ZoneWriter();
    let count = 0;
    for (const row of database.prepare('SELECT id, points FROM trajectories').iterate()) {
      const { id, points } = row as { id: number; points: Uint8Array };
      located(file, id, () => writer.add(id, zonesOf(codec.borrow(points))));
      count++;
    }
    database.transaction(() => writer.finish(database))();
    return count;
  } finally {
    database.close();
  }
}

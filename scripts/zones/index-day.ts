import { copyFileSync, realpathSync, rmSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { installFile } from '../../engines/atomic-file.ts';
import type { Codec } from '../../engines/codec/codec.ts';
import { LabError } from '../../engines/errors.ts';
import { located } from '../../engines/located.ts';
import { DayFile } from '../../engines/store/day-file.ts';
import { checkBlob } from '../../engines/store/rows.ts';
import { zonesOf } from '../../engines/store/zones/trajectory-zones.ts';
import { readZoneColumns } from '../../engines/store/zones/zone-table.ts';
import { ZoneWriter } from '../../engines/store/zones/zone-writer.ts';
import { refuseBusy, refuseChanged } from './busy-file.ts';
import { indexFault } from './index-fault.ts';
import { removeStaleTemporaries } from './stale-temporaries.ts';

/**
 * Whether a day-file has a whole index already.
 * @throws LabError DAY_FILE_BUSY.
 */
export function isIndexed(file: string): boolean {
  refuseBusy(file);
  let dayFile: DayFile | null = null;
  try {
    dayFile = new DayFile(file);
    return readZoneColumns(dayFile) !== null;
  } catch (error) {
    if (error instanceof LabError) return false;
    throw error;
  } finally {
    dayFile?.close();
  }
}

/**
 * Gives a day-file the finer index: a copy is written beside it, and takes its name when it is whole, so that who
 * reads the old one is not disturbed.
 * @returns the number of trajectories.
 * @throws LabError with file and row of the first blob that cannot be read; DAY_FILE_BUSY where somebody writes the
 * file; OUTPUT_UNWRITABLE; DAY_FILE_INVALID.
 */
export function indexDay(file: string, codec: Codec): number {
  // A link stays one: the file that it leads to is replaced.
  const target = realpathSync(file);
  const temporary = `${target}.${process.pid}.tmp`;
  try {
    removeStaleTemporaries(target);
    refuseBusy(target);
    const before = statSync(target);
    copyFileSync(target, temporary);
    const count = writeZones(temporary, file, codec);
    refuseBusy(target);
    refuseChanged(target, before);
    installFile(temporary, target);
    return count;
  } catch (error) {
    for (const suffix of ['', '-wal', '-shm']) rmSync(temporary + suffix, { force: true });
    throw indexFault(error, file);
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
      const { id, points } = row as { id: number; points: unknown };
      checkBlob(points, file, id);
      located(file, id, () => writer.add(id, zonesOf(codec.borrow(points))));
      count++;
    }
    database.transaction(() => writer.finish(database))();
    return count;
  } finally {
    database.close();
  }
}

import { LabError } from '../errors.ts';
import type { DayFile } from './day-file.ts';
import type { Row } from './schema.ts';
import type { Where } from './where.ts';

/** Ids fetched by one statement; SQLite's limit of bound variables is 32,766 on modern builds. */
export const ID_BATCH = 5_000;

const COLUMNS =
  'id, source, source_id AS sourceId, transponder_id AS transponderId, orig, dest, callsign, ' +
  'aircraft_type AS aircraftType, points AS blob';

/** Rows of the given ids that satisfy `where`, fetched with `id IN (…)` in batches. */
export function* fetchRows(dayFile: DayFile, ids: readonly number[], where: Where): Generator<Row> {
  const and = where.sql === '' ? '' : ` AND ${where.sql}`;
  for (let start = 0; start < ids.length; start += ID_BATCH) {
    const batch = padded(ids.slice(start, start + ID_BATCH));
    const marks = Array(batch.length).fill('?').join(',');
    const statement = dayFile.statement(`SELECT ${COLUMNS} FROM trajectories WHERE id IN (${marks})${and}`);
    for (const row of dayFile.read(() => statement.all(...batch, ...where.values)) as Row[]) {
      checkBlob(row.blob, dayFile.file, row.id);
      yield row;
    }
  }
}

/** SQLite keeps what it was given: a column declared BLOB can hold text. */
function checkBlob(blob: unknown, file: string, row: number): void {
  if (!(blob instanceof Uint8Array))
    throw new LabError('BLOB_CORRUPT', 'the points column holds no blob', { file, row });
}

/** Repeats the last id up to a power of two, so that a few prepared statements serve every batch. */
function padded(ids: readonly number[]): number[] {
  const length = Math.min(2 ** Math.ceil(Math.log2(ids.length)), ID_BATCH);
  const last = ids.at(-1) as number;
  return Array.from({ length }, (_, i) => ids[i] ?? last);
}

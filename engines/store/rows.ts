import { LabError } from '../errors.ts';
import type { Envelope } from '../format/envelope.ts';
import type { DayFile } from './day-file.ts';
import type { Metadata, Row } from './schema.ts';
import type { Where } from './where.ts';

/** Ids fetched by one statement; SQLite's limit of bound variables is 32,766 on modern builds. */
export const ID_BATCH = 5_000;

const METADATA =
  'source, source_id AS sourceId, transponder_id AS transponderId, orig, dest, callsign, aircraft_type AS aircraftType';

/** Rows of the given ids that satisfy `where`, fetched with `id IN (…)` in batches. */
export function* fetchRows(dayFile: DayFile, ids: readonly number[], where: Where): Generator<Row> {
  for (let start = 0; start < ids.length; start += ID_BATCH) {
    const batch = padded(ids.slice(start, start + ID_BATCH));
    const marks = Array(batch.length).fill('?').join(',');
    const statement = dayFile.statement(
      `SELECT id, ${METADATA}, points AS blob FROM trajectories WHERE id IN (${marks})${and(where)}`,
    );
    for (const row of dayFile.read(() => statement.all(...batch, ...where.values)) as Row[]) {
      checkBlob(row.blob, dayFile.file, row.id);
      yield row;
    }
  }
}

/** Reads single rows' metadata; undefined where they do not satisfy `where`. */
export function metadataReader(dayFile: DayFile, where: Where): (id: number) => Metadata | undefined {
  const statement = dayFile.statement(`SELECT ${METADATA} FROM trajectories WHERE id = ?${and(where)}`);
  return (id) => dayFile.read(() => statement.get(id, ...where.values)) as Metadata | undefined;
}

/** Reads single rows' compressed points; undefined where the metadata do not satisfy `where`. */
export function blobReader(dayFile: DayFile, where: Where): (id: number) => Uint8Array | undefined {
  const statement = dayFile.statement(`SELECT points FROM trajectories WHERE id = ?${and(where)}`).pluck();
  return (id) => {
    const blob = dayFile.read(() => statement.get(id, ...where.values));
    if (blob === undefined) return undefined;
    checkBlob(blob, dayFile.file, id);
    return blob;
  };
}

/** Those of the given ids whose metadata satisfy `where`. */
export function idsWhere(dayFile: DayFile, ids: readonly number[], where: Where): number[] {
  const statement = dayFile
    .statement(`SELECT id FROM trajectories WHERE id IN (SELECT value FROM json_each(?))${and(where)}`)
    .pluck();
  return dayFile.read(() => statement.all(JSON.stringify(ids), ...where.values)) as number[];
}

/** Reads single entries of the index; undefined where a row has none. */
export function envelopeReader(dayFile: DayFile): (id: number) => Envelope | undefined {
  const statement = dayFile.statement(
    `SELECT min_timestamp AS minTimestamp, max_timestamp AS maxTimestamp, min_latitude AS minLatitude,
       max_latitude AS maxLatitude, min_longitude AS minLongitude, max_longitude AS maxLongitude,
       min_altitude AS minAltitude, max_altitude AS maxAltitude FROM trajectory_index WHERE id = ?`,
  );
  return (id) => dayFile.read(() => statement.get(id)) as Envelope | undefined;
}

/**
 * SQLite keeps what it was given: a column declared BLOB can hold text.
 * @throws LabError BLOB_CORRUPT.
 */
export function checkBlob(blob: unknown, file: string, row: number): asserts blob is Uint8Array {
  if (blob instanceof Uint8Array) return;
  throw new LabError('BLOB_CORRUPT', 'the points column holds no blob', { file, row });
}

function and({ sql }: Where): string {
  return sql === '' ? '' : ` AND ${sql}`;
}

/** Repeats the last id up to a power of two, so that a few prepared statements serve every batch. */
function padded(ids: readonly number[]): number[] {
  const length = Math.min(2 ** Math.ceil(Math.log2(ids.length)), ID_BATCH);
  const last = ids.at(-1) as number;
  return Array.from({ length }, (_, i) => ids[i] ?? last);
}

import type { DayFile } from './day-file.ts';
import { blobReader } from './rows.ts';
import { NO_CONDITION } from './where.ts';

/** Rows whose blobs SQLite sets end to end at once. */
const BATCH = 128;

interface Batch {
  readonly blobs: Uint8Array | null;
  readonly ids: string | null;
  readonly lengths: string;
  readonly allBlobs: number;
}

/**
 * Visits the compressed points of rows in batches that SQLite has set end to end: a row costs a third of one that is
 * fetched by itself. The bytes are valid during the visit only.
 * @param ids ascending.
 * @param visit is told the place of the id among `ids`; rows that do not exist are left out.
 * @throws LabError DAY_FILE_INVALID, or BLOB_CORRUPT where a row holds no blob.
 */
export function visitBlobs(
  dayFile: DayFile,
  ids: readonly number[],
  visit: (place: number, blob: Uint8Array) => void,
): void {
  const statement = dayFile.statement(
    `SELECT CAST(group_concat(points, '') AS BLOB) AS blobs, group_concat(id) AS ids,
       group_concat(length(points)) AS lengths, min(typeof(points) = 'blob') AS allBlobs
     FROM trajectories WHERE id IN (SELECT value FROM json_each(?))`,
  );
  for (let start = 0; start < ids.length; start += BATCH) {
    const some = ids.slice(start, start + BATCH);
    const list = some.join(',');
    const batch = dayFile.read(() => statement.get(`[${list}]`)) as Batch;
    // A row that is missing, in another order or holds text would shift the others: one by one then.
    if (batch.ids === list && batch.allBlobs === 1 && dayFile.isUtf8) cut(batch, start, visit);
    else visitOneByOne(dayFile, some, start, visit);
  }
}

function cut({ blobs, lengths }: Batch, start: number, visit: (place: number, blob: Uint8Array) => void): void {
  if (blobs === null) return;
  let at = 0;
  let place = start;
  for (const length of lengths.split(',')) {
    const from = at;
    at += Number(length);
    visit(place++, blobs.subarray(from, at));
  }
}

function visitOneByOne(
  dayFile: DayFile,
  ids: readonly number[],
  start: number,
  visit: (place: number, blob: Uint8Array) => void,
): void {
  const read = blobReader(dayFile, NO_CONDITION);
  ids.forEach((id, i) => {
    const blob = read(id);
    if (blob !== undefined) visit(start + i, blob);
  });
}

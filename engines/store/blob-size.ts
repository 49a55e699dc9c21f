import type { DayFile } from './day-file.ts';

/** Reads the compressed sizes of single rows' points, in bytes, off the rows' heads: blobs stay unread. 0 where there is no row. */
export function blobSizeReader(dayFile: DayFile): (id: number) => number {
  const statement = dayFile.statement('SELECT length(points) FROM trajectories WHERE id = ?').pluck();
  return (id) => Number(dayFile.read(() => statement.get(id)) ?? 0);
}

import type { Format } from '../codec/formats.ts';

/** SQLite's own choice. */
const USUAL = 4096;
/** Rows of v2, of 1.4 kB, leave a quarter of 4 KiB pages empty: a full day-file is a fifth smaller so. */
const LARGE = 16_384;
/** Below so many trajectories the tables that are nearly empty cost more in large pages than the rows save. */
const MANY_TRAJECTORIES = 4_000;

/** Bytes of a page in a day-file of a format. */
export function pageBytes(format: Format, trajectories: number): number {
  return format === 'v2' && trajectories >= MANY_TRAJECTORIES ? LARGE : USUAL;
}

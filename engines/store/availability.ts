import path from 'node:path';
import { DayFile } from './day-file.ts';
import { type Day, dayPath, listDays } from './day-path.ts';
import { checkDataDir } from './store.ts';

/** Consecutive days, both ends included. */
export interface DayRange {
  readonly first: Day;
  readonly last: Day;
}

/** What a day-file holds. */
export interface DayContents {
  readonly day: Day;
  readonly file: string;
  readonly trajectories: number;
  /** Time range of the index, Unix seconds, rounded outwards to 32-bit floats; null for an empty day. */
  readonly times: { readonly min: number; readonly max: number } | null;
  /** Trajectories by source. */
  readonly sources: ReadonlyMap<number, number>;
}

/**
 * The days a data directory has files for, as ranges.
 * @throws LabError DATA_DIR_NOT_FOUND.
 */
export function dayRanges(dataDir: string): DayRange[] {
  checkDataDir(dataDir);
  const ranges: { first: Day; last: Day }[] = [];
  for (const day of listDays(dataDir)) {
    const range = ranges.at(-1);
    if (range?.last === day - 1) range.last = day;
    else ranges.push({ first: day, last: day });
  }
  return ranges;
}

/**
 * Reads what a day's file holds from its index and metadata.
 * @throws LabError DAY_FILE_INVALID.
 */
export function dayContents(dataDir: string, day: Day): DayContents {
  const dayFile = new DayFile(path.join(dataDir, dayPath(day)));
  try {
    const [times] = dayFile.all(
      'SELECT min(min_timestamp) AS min, max(max_timestamp) AS max FROM trajectory_index',
    ) as [{ min: number | null; max: number | null }];
    const counts = dayFile.all(
      'SELECT source, count(*) AS count FROM trajectories GROUP BY source ORDER BY source',
    ) as {
      source: number;
      count: number;
    }[];
    return {
      day,
      file: dayFile.file,
      trajectories: counts.reduce((sum, { count }) => sum + count, 0),
      times: times.min === null || times.max === null ? null : { min: times.min, max: times.max },
      sources: new Map(counts.map(({ source, count }) => [source, count])),
    };
  } finally {
    dayFile.close();
  }
}

import path from 'node:path';
import { DayFile } from './day-file.ts';
import { type Day, dayPath, listDays } from './day-path.ts';

/** Times and the middle of a trajectory's envelope: when and where the store has a flight. */
export interface Anchor {
  /** First and last instant, Unix seconds. */
  readonly start: number;
  readonly end: number;
  /** Degrees north. */
  readonly lat: number;
  /** Degrees east. */
  readonly lon: number;
}

/**
 * Anchors of `count` trajectories, spread evenly over the days and ids of a store; none where it is empty.
 * @throws LabError DAY_FILE_INVALID.
 */
export function anchorsOf(dataDir: string, count: number): Anchor[] {
  const days = listDays(dataDir);
  if (days.length === 0) return [];
  return Array.from({ length: count }, (_, i) => {
    const share = (i + 0.5) / count;
    return anchorIn(dataDir, days[Math.floor(share * days.length)] as Day, (share * days.length) % 1);
  }).filter((anchor) => anchor !== null);
}

/** The anchor of the trajectory at a share of a day's ids. */
function anchorIn(dataDir: string, day: Day, share: number): Anchor | null {
  const dayFile = new DayFile(path.join(dataDir, dayPath(day)));
  try {
    const [row] = dayFile.all(
      `SELECT min_timestamp AS start, max_timestamp AS end, (min_latitude + max_latitude) / 2 AS lat,
         (min_longitude + max_longitude) / 2 AS lon FROM trajectory_index
       WHERE id = (SELECT min(id) FROM trajectories WHERE id >= ${share} * (SELECT max(id) FROM trajectories))`,
    ) as Anchor[];
    return row ?? null;
  } finally {
    dayFile.close();
  }
}

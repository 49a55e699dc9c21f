/** What the time of a query goes into, in the order it is shown. */
export const STAGES = [
  /** Finding the day-files of the window, and opening those that are not open yet. */
  'files',
  /** The R-tree, or a finer index. */
  'index',
  /** Rows and their blobs, out of SQLite. */
  'fetch',
  'decompress',
  /** Bytes to values. */
  'decode',
  /** Tests of points. */
  'filter',
  /** What is returned: points picked, trajectories made and sorted. */
  'materialise',
  /** A worker waits for a task that has been posted. */
  'queueing',
  /** Tasks are posted and answers received. */
  'transfer',
  /** A worker has nothing left to do while others have. */
  'idle',
  /** Workers that do not say what they do. */
  'workers',
  /** Reading the fields of the returned points, which decodes them where they are lazy. */
  'read',
  /** Left over: what no stage speaks for. */
  'other',
  /** What taking the times took, by estimate. */
  'clock',
] as const;

export type Stage = (typeof STAGES)[number];

/** Milliseconds of stages. */
export type StageTimes = Partial<Record<Stage, number>>;

/** Adds times to others, each multiplied by `factor`. */
export function addTimes(to: StageTimes, added: StageTimes, factor = 1): void {
  for (const stage of STAGES) {
    const milliseconds = added[stage];
    if (milliseconds !== undefined) to[stage] = (to[stage] ?? 0) + milliseconds * factor;
  }
}

/** Milliseconds of all stages. */
export function totalOf(times: StageTimes): number {
  return STAGES.reduce((sum, stage) => sum + (times[stage] ?? 0), 0);
}

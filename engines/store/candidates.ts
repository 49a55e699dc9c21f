import type { DayFile } from './day-file.ts';
import type { Where } from './where.ts';

/** Ids of the trajectories whose envelopes satisfy `where`: one R-tree query, ascending. */
export function candidateIds(dayFile: DayFile, where: Where): number[] {
  const statement = dayFile.statement(`SELECT id FROM trajectory_index WHERE ${where.sql}`).pluck();
  const ids = dayFile.read(() => statement.all(...where.values)) as number[];
  return ids.sort((a, b) => a - b);
}

import { blockCount } from '../../format/v2/layout.ts';
import { NULL_LENGTH, RECORD_BYTES, TEXT_COLUMNS } from './layout.ts';
import type { ZoneColumns } from './zone-columns.ts';

/** Name of the first column whose length does not fit the others; null where all do. */
export function misfit(columns: ZoneColumns, trajectories: number): keyof ZoneColumns | null {
  const perTrajectory = { id: 1, times: 2, points: 1, base: 1, shift: 1, rank: 1, source: 1 } as const;
  for (const [name, values] of Object.entries({ ...perTrajectory, lengths: TEXT_COLUMNS.length })) {
    const column = name as keyof ZoneColumns;
    if (columns[column].length !== values * trajectories) return column;
  }
  const units = columns.lengths.reduce((sum, length) => sum + (length === NULL_LENGTH ? 0 : length), 0);
  if (Buffer.from(columns.text).toString().length !== units) return 'text';
  const blocks = columns.points.reduce((sum, n) => sum + blockCount(n), 0);
  return columns.records.length === blocks * RECORD_BYTES ? null : 'records';
}

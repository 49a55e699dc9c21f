import type { Trend, TrendPoint } from '../../harness/history/trends.ts';
import { milliseconds, times } from '../numbers.ts';

/** A change of the level of an engine. */
export interface Change {
  /** The first run of the new level. */
  readonly since: TrendPoint;
  /** Index of that run. */
  readonly index: number;
  /** In words: how much faster or slower, and from what to what. */
  readonly text: string;
}

/** Every change of a trend, in the order of the runs. */
export function changesOf({ points, levels }: Trend): Change[] {
  return levels.slice(1).map(({ start, middle }, i) => {
    const [before, after] = [Math.exp((levels[i] as { middle: number }).middle), Math.exp(middle)];
    const ratio = before > after ? `${times(before / after)} as fast` : `${times(after / before)} as slow`;
    return {
      since: points[start] as TrendPoint,
      index: start,
      text: `${ratio}, ${milliseconds(before)} → ${milliseconds(after)} ms`,
    };
  });
}

/** A run by its commit, or by its time where it has none. */
export function runName({ commit, dirty, createdAt }: TrendPoint): string {
  return commit === null ? createdAt.slice(0, 16).replace('T', ' ') : `${commit.slice(0, 10)}${dirty ? '+' : ''}`;
}

import { seam, staged } from '../../stages/seams.ts';
import { timeCode } from './codes.ts';
import { GROUP } from './layout.ts';
import { MAY_MEET, MAY_MEET_IN_WINDOW, PROVEN, seeBlock } from './see-block.ts';
import type { Ranges, ZoneIndex } from './zone-index.ts';
import type { ZoneQuery } from './zone-query.ts';

/** What the index says of one trajectory that can be a hit. */
export interface ZoneMatch {
  readonly id: number;
  readonly ordinal: number;
  /** Whether a point is known to lie in the box. */
  readonly proven: boolean;
  /** Blocks that can hold a point in window and box, ascending. */
  readonly inWindow: readonly number[];
  /** Blocks that can hold a point in the box, but none in the window too. */
  readonly elsewhere: readonly number[];
}

/** Trajectories whose envelope satisfies the query in time, and whose blocks can hold a point in the box. */
export let searchZones = search;
seam((clock) => {
  searchZones = staged(clock, 'index', search);
});

function search(index: ZoneIndex, query: ZoneQuery): ZoneMatch[] {
  const matches: ZoneMatch[] = [];
  const { groups, groupTimes, trajectories, count } = index;
  const { times } = index.columns;
  const { minFrom, minTo, maxFrom, maxTo } = query.times;
  for (let group = 0, first = 0; first < count; group++, first += GROUP) {
    const at = 4 * group;
    if ((groupTimes[at] as number) > minTo || (groupTimes[at + 1] as number) < minFrom) continue;
    if ((groupTimes[at + 2] as number) > maxTo || (groupTimes[at + 3] as number) < maxFrom) continue;
    if (!overlaps(groups, group, query)) continue;
    const end = Math.min(first + GROUP, count);
    for (let ordinal = first; ordinal < end; ordinal++) {
      const min = times[2 * ordinal] as number;
      const max = times[2 * ordinal + 1] as number;
      if (min > minTo || min < minFrom || max > maxTo || max < maxFrom) continue;
      if (!overlaps(trajectories, ordinal, query)) continue;
      const match = matchTrajectory(index, ordinal, query);
      if (match !== null) matches.push(match);
    }
  }
  return matches;
}

function overlaps(ranges: Ranges, i: number, query: ZoneQuery): boolean {
  return (
    (ranges.latLow[i] as number) <= query.latHigh &&
    (ranges.latHigh[i] as number) >= query.latLow &&
    (ranges.lonLow[i] as number) <= query.lonHigh &&
    (ranges.lonHigh[i] as number) >= query.lonLow
  );
}

function matchTrajectory(index: ZoneIndex, ordinal: number, query: ZoneQuery): ZoneMatch | null {
  const { blocks, firstBlock, columns } = index;
  const base = columns.base[ordinal] as number;
  const shift = columns.shift[ordinal] as number;
  const timeLow = timeCode(query.test.minTime, base, shift);
  const timeHigh = timeCode(query.test.maxTime, base, shift);
  const first = firstBlock[ordinal] as number;
  const end = firstBlock[ordinal + 1] as number;
  let proven = false;
  const inWindow: number[] = [];
  const elsewhere: number[] = [];
  for (let block = first; block < end; block++) {
    if (!overlaps(blocks, block, query)) continue;
    const seen = seeBlock(index, block, query, timeLow, timeHigh);
    if ((seen & PROVEN) !== 0) proven = true;
    if ((seen & MAY_MEET_IN_WINDOW) !== 0) inWindow.push(block - first);
    else if ((seen & MAY_MEET) !== 0) elsewhere.push(block - first);
  }
  return proven || inWindow.length > 0 || elsewhere.length > 0
    ? { id: index.idOf(ordinal), ordinal, proven, inWindow, elsewhere }
    : null;
}

// Tests chosen blocks of v2 blobs (engines/format/FORMAT-v2.md) and keeps survivors as columns. It reads what is whole;
// of anything else it says so, and leaves it to the reader in JavaScript, which gives the same and names what is wrong.
import { CHECK_ALT, FILTER, NO_HIT, NOT_READ, PROVEN } from '../point-test';
import { onesOf } from './columns/column';
import { ALL, blocks, decodeTo, enter, n, open, TO_ALT, TO_LON } from './columns/reader';
import { add, SURVIVORS } from './columns/survivors';
import { inBox, inWindow } from './columns/tests';

export { pointsDecoded } from './columns/reader';
export {
  OUT_ALT,
  OUT_ALT_GNSS,
  OUT_HEADING,
  OUT_LAT,
  OUT_LON,
  OUT_ON_GROUND,
  OUT_TIME,
  SURVIVORS,
} from './columns/survivors';
export { SOURCE, SOURCE_BYTES } from './shared/areas';
export { LIMITS } from './shared/limits';

/** Most numbers in `CHOSEN`: each block of the longest trajectory once. */
export const CHOSEN_BLOCKS: i32 = 1024;
/** What the caller sets, as u16: blocks that can hold a point in window and box, then others that can hold one in the box. */
export const CHOSEN: usize = memory.data(CHOSEN_BLOCKS * 2, 16);

/** Points that lie in the columns of survivors. */
let used: i32 = 0;
let flags: i32 = 0;

/** Makes room: what lay in the columns of survivors may be written over. */
export function clear(): void {
  used = 0;
}

/**
 * Scans the blob of `length` bytes at SOURCE. Answers how many points the query keeps, which now lie behind those of
 * earlier calls; NO_HIT, or NOT_READ. For that there must be room for all points of the blob.
 * @param asked flags of `point-test.ts`.
 * @param near how many of `chosen` blocks can hold a point in window and box.
 */
export function scanBlocks(length: i32, asked: i32, near: i32, chosen: i32): i32 {
  flags = asked;
  if (!open(length) || used + n > SURVIVORS) return NOT_READ;
  const end = (asked & FILTER) !== 0 ? survivors(near, chosen) : whole(chosen);
  if (end < 0) return end;
  const kept = end - used;
  used = end;
  return kept;
}

function chosenBlock(i: i32): i32 {
  return <i32>load<u16>(CHOSEN + ((<usize>i) << 1));
}

/** Keeps the points in window and box; answers the index after the last. */
function survivors(near: i32, chosen: i32): i32 {
  let crossed = (flags & PROVEN) !== 0;
  let end = used;
  for (let i = 0; i < near; i++) {
    const count = enter(chosenBlock(i));
    if (!decodeTo(placeColumns())) return NOT_READ;
    let mask = inBox(count, flags);
    if (mask === 0) continue;
    crossed = true;
    mask &= inWindow(count);
    if (mask === 0) continue;
    if (!decodeTo(ALL) || end + count > SURVIVORS) return NOT_READ;
    end = add(mask, end);
  }
  if (crossed) return end;
  const met = meets(near, chosen);
  return met === 0 ? end : met;
}

/** Keeps all points. */
function whole(chosen: i32): i32 {
  if ((flags & PROVEN) === 0) {
    const met = meets(0, chosen);
    if (met !== 0) return met;
  }
  let end = used;
  for (let block = 0; block < blocks; block++) {
    const count = enter(block);
    if (!decodeTo(ALL)) return NOT_READ;
    end = add(onesOf(count), end);
  }
  return end;
}

/** Looks for a point in the box in some of the chosen blocks: 0, NO_HIT or NOT_READ. */
function meets(from: i32, to: i32): i32 {
  for (let i = from; i < to; i++) {
    const count = enter(chosenBlock(i));
    if (!decodeTo(placeColumns())) return NOT_READ;
    if (inBox(count, flags) !== 0) return 0;
  }
  return NO_HIT;
}

/** How many columns a test of the box needs. */
function placeColumns(): i32 {
  return (flags & CHECK_ALT) !== 0 ? TO_ALT : TO_LON;
}

// Columns that the points of many trajectories are put into, one after the other, until the caller takes them out.
import { ALT, ALT_GNSS, HEADING, LAT, LON, ON_GROUND, TIME } from './areas';

/** Most points there is room for: those of the longest trajectory. Copies may run over by a few. */
export const SURVIVORS: i32 = 65_536;
const SLACK: i32 = 32;
const DOUBLES: i32 = SURVIVORS * 8 + SLACK;

export const OUT_TIME: usize = memory.data(SURVIVORS * 4 + SLACK, 16);
export const OUT_LON: usize = memory.data(DOUBLES, 16);
export const OUT_LAT: usize = memory.data(DOUBLES, 16);
export const OUT_ALT: usize = memory.data(DOUBLES, 16);
export const OUT_ALT_GNSS: usize = memory.data(DOUBLES, 16);
export const OUT_HEADING: usize = memory.data(DOUBLES, 16);
export const OUT_ON_GROUND: usize = memory.data(SURVIVORS + SLACK, 16);

/** Adds the points of `mask`, run by run, as points `to` and after; answers the index after the last. */
export function add(mask: u64, to: i32): i32 {
  let start: u64 = 0;
  while (mask !== 0) {
    const gap = ctz(mask);
    mask >>= gap;
    start += gap;
    const length = ctz(~mask);
    addRun(<usize>start, <usize>to, <usize>length);
    to += <i32>length;
    start += length;
    if (length === 64) break;
    mask >>= length;
  }
  return to;
}

function addRun(from: usize, to: usize, length: usize): void {
  const source = from << 3;
  const target = to << 3;
  for (let i: usize = 0; i < length; i += 2) {
    const times = i32x4.trunc_sat_f64x2_u_zero(v128.load(TIME + source + (i << 3)));
    store<u64>(OUT_TIME + ((to + i) << 2), i64x2.extract_lane(times, 0));
  }
  copy(LON + source, OUT_LON + target, length);
  copy(LAT + source, OUT_LAT + target, length);
  copy(ALT + source, OUT_ALT + target, length);
  copy(ALT_GNSS + source, OUT_ALT_GNSS + target, length);
  copy(HEADING + source, OUT_HEADING + target, length);
  for (let i: usize = 0; i < length; i++) store<u8>(OUT_ON_GROUND + to + i, load<u8>(ON_GROUND + from + i));
}

/** Copies `length` doubles, and at times one more. */
function copy(from: usize, to: usize, length: usize): void {
  for (let i: usize = 0; i < length << 3; i += 16) v128.store(to + i, v128.load(from + i));
}

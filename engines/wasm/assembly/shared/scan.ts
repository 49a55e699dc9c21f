// Tests packed points where a decoder left them, and moves those that a query keeps to the front.
import { CHECK_ALT, CHECK_LAT, CHECK_LON, FILTER, MUST_CROSS, NO_HIT } from '../../point-test';
import { DESTINATION } from './areas';
import { LIMITS, MISSING } from './limits';

const HEADER_BYTES: usize = 2;
const RECORD_BYTES: usize = 45;

/** Whether altitudes have a limit. */
let checkAlt: bool = false;
/** Longitude and latitude, as they stand in a record. */
let least: v128 = i64x2.splat(0);
let greatest: v128 = i64x2.splat(0);
/** All bits of a lane whose axis has no limit, so that NaN passes it. */
let anything: v128 = i64x2.splat(0);

/**
 * Tests the packed points at DESTINATION, whose count is known to fit their length. Answers the length of what the query
 * keeps, which begins there with its count; NO_HIT where it keeps nothing of the trajectory, not even the row.
 */
export function scan(flags: i32): i32 {
  const n = <i32>bswap<u16>(load<u16>(DESTINATION));
  const whole = lengthOf(n);
  const start = DESTINATION + HEADER_BYTES;
  const stop = DESTINATION + <usize>whole;
  prepare(flags);
  let at = start;
  if ((flags & MUST_CROSS) !== 0) {
    while (at < stop && !inBox(at)) at += RECORD_BYTES;
    if (at === stop) return NO_HIT;
  }
  if ((flags & FILTER) === 0) return whole;
  const kept = compact(at, stop, start);
  store<u16>(DESTINATION, bswap<u16>(<u16>kept));
  return lengthOf(kept);
}

function lengthOf(n: i32): i32 {
  return <i32>HEADER_BYTES + n * <i32>RECORD_BYTES;
}

function prepare(flags: i32): void {
  least = f64x2(load<f64>(LIMITS, 32), load<f64>(LIMITS, 16));
  greatest = f64x2(load<f64>(LIMITS, 40), load<f64>(LIMITS, 24));
  anything = i64x2((flags & CHECK_LON) === 0 ? -1 : 0, (flags & CHECK_LAT) === 0 ? -1 : 0);
  checkAlt = (flags & CHECK_ALT) !== 0;
}

/** Moves the records in window and box to `to`; answers how many there are. */
function compact(at: usize, stop: usize, to: usize): i32 {
  const minTime = load<f64>(LIMITS);
  const maxTime = load<f64>(LIMITS, 8);
  let kept = 0;
  for (; at < stop; at += RECORD_BYTES) {
    if (!inBox(at)) continue;
    const time = <f64>bswap<u32>(load<u32>(at));
    if (!(time >= minTime && time <= maxTime)) continue;
    move(at, to);
    to += RECORD_BYTES;
    kept++;
  }
  return kept;
}

/** Whether a record lies in the box: longitude and latitude stand side by side, so both are tested at once. */
function inBox(at: usize): bool {
  const bytes = v128.load(at, 4);
  const place = v128.shuffle<u8>(bytes, bytes, 7, 6, 5, 4, 3, 2, 1, 0, 15, 14, 13, 12, 11, 10, 9, 8);
  const within = v128.and(f64x2.ge(place, least), f64x2.le(place, greatest));
  if (!i64x2.all_true(v128.or(within, anything))) return false;
  return !checkAlt || altitudeFits(at);
}

function altitudeFits(at: usize): bool {
  const altitude = reinterpret<f64>(bswap<u64>(load<u64>(at, 20)));
  return altitude !== MISSING && altitude >= load<f64>(LIMITS, 48) && altitude <= load<f64>(LIMITS, 56);
}

/** Copies a record to where it is or to at least its own length before that. */
function move(from: usize, to: usize): void {
  const a = v128.load(from);
  const b = v128.load(from, 16);
  const c = v128.load(from, 29);
  v128.store(to, a);
  v128.store(to, b, 16);
  v128.store(to, c, 29);
}

// Tests of the points of the block that is being read: bit i of a mask is point i.
import { CHECK_ALT, CHECK_LAT, CHECK_LON } from '../../point-test';
import { LIMITS, MISSING } from '../shared/limits';
import { ALT, LAT, LON, TIME } from './areas';
import { onesOf } from './column';

/** The points that lie in the box. */
export function inBox(count: i32, flags: i32): u64 {
  let mask = onesOf(count);
  if ((flags & CHECK_LAT) !== 0) mask &= within(LAT, count, LIMITS + 16);
  if (mask !== 0 && (flags & CHECK_LON) !== 0) mask &= within(LON, count, LIMITS + 32);
  if (mask !== 0 && (flags & CHECK_ALT) !== 0) mask &= within(ALT, count, LIMITS + 48) & present(ALT, count);
  return mask;
}

/** The points that lie in the window. */
export function inWindow(count: i32): u64 {
  return within(TIME, count, LIMITS);
}

function within(column: usize, count: i32, limits: usize): u64 {
  const least = v128.load_splat<u64>(limits);
  const greatest = v128.load_splat<u64>(limits, 8);
  let mask: u64 = 0;
  for (let i = 0; i < count; i += 2, column += 16) {
    const values = v128.load(column);
    const bits = i64x2.bitmask(v128.and(f64x2.ge(values, least), f64x2.le(values, greatest)));
    mask |= (<u64>bits) << (<u64>i);
  }
  return mask;
}

function present(column: usize, count: i32): u64 {
  const missing = f64x2.splat(MISSING);
  let mask: u64 = 0;
  for (let i = 0; i < count; i += 2, column += 16) {
    mask |= (<u64>i64x2.bitmask(f64x2.ne(v128.load(column), missing))) << (<u64>i);
  }
  return mask;
}

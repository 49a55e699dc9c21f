// Packed integers, and sums of their differences.
import { fail, nextByte, take, varint } from './cursor';

const MAX_WIDTH: i32 = 53;
/** Doubles hold all integers up to here. */
const MAX_SAFE: f64 = 9007199254740992;

/** Bytes that `count` values of `width` bits take. */
export function packedLength(count: i32, width: i32): i32 {
  return (count * width + 7) >> 3;
}

/** The width of the integers that follow. */
export function readWidth(): i32 {
  const width = nextByte();
  if (width <= MAX_WIDTH) return width;
  fail();
  return 0;
}

/** The lowest `width` bits. */
export function maskOf(width: i32): u64 {
  return ((<u64>1) << (<u64>width)) - 1;
}

/** The integer of `bit` bits after `packed`. */
export function unpack(packed: usize, bit: usize, mask: u64): i64 {
  return <i64>((load<u64>(packed + (bit >> 3)) >> <u64>(bit & 7)) & mask);
}

/**
 * Reads `count` integers, the running sums of packed differences of order 0, 1 or 2, as doubles. Where a sum could be more
 * than a double holds it counts as damage, so that sums of doubles would have come to the same.
 */
export function readIntegers(count: i32, order: i32, into: usize): void {
  const width = readWidth();
  const firsts = min(order, count);
  const first: i64 = firsts > 0 ? varint() : 0;
  const second: i64 = firsts > 1 ? varint() : 0;
  const base = varint();
  const packed = take(packedLength(count - firsts, width));
  const stop = into + ((<usize>count) << 3);
  if (firsts > 0) store<f64>(into, <f64>first);
  if (firsts > 1) store<f64>(into, <f64>(first + second), 8);
  const to = into + ((<usize>firsts) << 3);
  if (greatest(order, first, second, base, width) > MAX_SAFE) fail();
  else if (order === 0) unpackValues(packed, width, base, to, stop);
  else if (order === 1) addDifferences(packed, width, base, first, to, stop);
  else addSteps(packed, width, base, second, first + second, to, stop);
}

/** No integer of a block can be greater in magnitude. */
function greatest(order: i32, first: i64, second: i64, base: i64, width: i32): f64 {
  const difference = <f64>maskOf(width) + <f64>abs(base);
  if (order === 0) return difference;
  if (order === 1) return <f64>abs(first) + 64 * difference;
  return <f64>abs(first) + 64 * (<f64>abs(second) + 64 * difference);
}

function unpackValues(packed: usize, width: i32, base: i64, to: usize, stop: usize): void {
  const mask = maskOf(width);
  for (let bit: usize = 0; to < stop; to += 8, bit += <usize>width)
    store<f64>(to, <f64>(unpack(packed, bit, mask) + base));
}

function addDifferences(packed: usize, width: i32, base: i64, value: i64, to: usize, stop: usize): void {
  const mask = maskOf(width);
  for (let bit: usize = 0; to < stop; to += 8, bit += <usize>width) {
    value += unpack(packed, bit, mask) + base;
    store<f64>(to, <f64>value);
  }
}

function addSteps(packed: usize, width: i32, base: i64, step: i64, value: i64, to: usize, stop: usize): void {
  const mask = maskOf(width);
  for (let bit: usize = 0; to < stop; to += 8, bit += <usize>width) {
    step += unpack(packed, bit, mask) + base;
    value += step;
    store<f64>(to, <f64>value);
  }
}

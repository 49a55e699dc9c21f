// Fractions of a circle, and directions of velocities, both with ten decimals.
import { fail, nextByte, take, varint } from './cursor';
import { maskOf, packedLength, readIntegers, readWidth } from './integers';

/** Added and taken away again, it leaves the nearest integer of a double below 2^51, ties to even. */
const TO_INTEGER: f64 = 6755399441055744;

const DIVISORS: usize = memory.data(32, 16);
const NORTH: usize = memory.data(64 * 8 + 16, 16);

function tenDecimals(value: f64): f64 {
  return (value * 1e10 + TO_INTEGER - TO_INTEGER) / 1e10;
}

/** Integers k that stand for k·360 / (d·2^17) with one of up to four divisors d each, predicted from the quotients k/d. */
export function readFractions(count: i32, order: i32, into: usize): void {
  const bits = readTable();
  const selectors = take(packedLength(count, bits));
  const width = readWidth();
  const firsts = min(order, count);
  const first = firsts > 0 ? <f64>varint() : 0;
  const second = firsts > 1 ? <f64>varint() : 0;
  const base = <f64>varint();
  const packed = take(packedLength(count - firsts, width));
  const mask = maskOf(width);
  let bit: usize = 0;
  let last: f64 = 0;
  let beforeLast: f64 = 0;
  for (let i = 0; i < count; i++) {
    const selectBit = i * bits;
    const select = (<i32>load<u8>(selectors + <usize>(selectBit >> 3)) >> (selectBit & 7)) & ((1 << bits) - 1);
    const divisor = load<f64>(DIVISORS + ((<usize>select) << 3));
    if (divisor === 0) {
      fail();
      return;
    }
    let k: f64;
    if (i >= firsts) {
      k = <f64>((load<u64>(packed + (bit >> 3)) >> <u64>(bit & 7)) & mask) + base;
      bit += <usize>width;
    } else {
      k = i === 0 ? first : second;
    }
    if (order > 0 && i > 0) k += floor((order === 1 || i === 1 ? last : 2 * last - beforeLast) * divisor);
    beforeLast = last;
    last = k / divisor;
    store<f64>(into + ((<usize>i) << 3), tenDecimals((k * 360) / (divisor * 131072)));
  }
}

/** Reads the table of divisors; answers how many bits name one of them. */
function readTable(): i32 {
  const size = nextByte();
  memory.fill(DIVISORS, 0, 32);
  if (size < 1 || size > 4) {
    fail();
    return 0;
  }
  for (let i = 0; i < size; i++) {
    const divisor = nextByte();
    if (divisor === 0) fail();
    store<f64>(DIVISORS + ((<usize>i) << 3), <f64>divisor);
  }
  return size > 2 ? 2 : size - 1;
}

/** Velocities in whole numbers, east and north, as degrees clockwise from north. */
export function readDirections(count: i32, into: usize): void {
  readIntegers(count, 0, into);
  readIntegers(count, 0, NORTH);
  for (let i: usize = 0; i < <usize>count; i++) {
    const at = into + (i << 3);
    const degrees = Math.atan2(load<f64>(at), load<f64>(NORTH + (i << 3))) * (180 / Math.PI);
    store<f64>(at, tenDecimals(degrees < 0 ? degrees + 360 : degrees));
  }
}

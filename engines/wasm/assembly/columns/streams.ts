// The codings of a stream of doubles but fractions and directions.
import { fail, nextByte, take } from './cursor';
import { maskOf, packedLength, readIntegers } from './integers';

const POWERS: StaticArray<f64> = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];
const MULTIPLIERS: StaticArray<f64> = [1, 2, 5, 10, 20, 25, 50, 100];

/** k·m / 10^e: a product that is exact, and one division. */
export function readDecimals(count: i32, order: i32, into: usize): void {
  const scale = nextByte();
  if (scale >> 4 > 7 || order > 2) {
    fail();
    return;
  }
  readIntegers(count, order, into);
  const multiplier = unchecked(MULTIPLIERS[scale >> 4]);
  const power = unchecked(POWERS[scale & 15]);
  const m = f64x2.splat(multiplier);
  const p = f64x2.splat(power);
  const stop = into + ((<usize>count) << 3);
  for (let at = into; at < stop; at += 16) v128.store(at, f64x2.div(f64x2.mul(v128.load(at), m), p));
}

/** Values that share their leading and trailing bits: base | packed << shift. */
export function readPatterns(count: i32, into: usize): void {
  const shift = <u64>nextByte();
  const width = nextByte();
  if (<i32>shift + width > 64 || shift > 63) {
    fail();
    return;
  }
  const base = load<u64>(take(8));
  const packed = take(packedLength(count, width));
  const mask = width === 64 ? <u64>-1 : maskOf(width);
  const stop = into + ((<usize>count) << 3);
  let bit: usize = 0;
  for (let to = into; to < stop; to += 8, bit += <usize>width) {
    const from = packed + (bit >> 3);
    const skipped = <u64>(bit & 7);
    let bits = load<u64>(from) >> skipped;
    if (skipped > 0) bits |= (<u64>load<u8>(from, 8)) << (64 - skipped);
    store<u64>(to, base | ((bits & mask) << shift));
  }
}

/** Values that have other bits than their coding gives. */
export function readExceptions(count: i32, into: usize): void {
  for (let left = nextByte(); left > 0; left--) {
    const i = nextByte();
    const bits = load<u64>(take(8));
    if (i >= count) {
      fail();
      return;
    }
    store<u64>(into + ((<usize>i) << 3), bits);
  }
}

import { type Cursor, corrupt } from './cursor.ts';
import { MAX_WIDTH, packedLength } from './layout.ts';
import { tenDecimals } from './ten-decimals.ts';
import { unpackBits } from './unpack-bits.ts';

const divisors = new Float64Array(4);

/**
 * Reads `count` integers k that stand for k·360 / (d·2^17) with one of up to four divisors d each, and
 * turns them into degrees of ten decimals. Predictions from k/d take the divisor of the point.
 */
export function readFractions(cursor: Cursor, count: number, order: number, values: Float64Array): void {
  const bits = readTable(cursor);
  const selectors = cursor.take(packedLength(count, bits));
  const width = cursor.u8();
  if (width > MAX_WIDTH) throw corrupt(`integers of ${width} bits`, cursor.at - 1);
  const firsts = Math.min(order, count);
  const first = firsts > 0 ? cursor.varint() : 0;
  const second = firsts > 1 ? cursor.varint() : 0;
  const base = cursor.varint();
  const at = cursor.take(packedLength(count - firsts, width));
  unpackBits(cursor.bytes, at, count - firsts, width, values, firsts);
  let last = 0;
  let beforeLast = 0;
  for (let i = 0; i < count; i++) {
    const bit = i * bits;
    const select = ((cursor.bytes[selectors + (bit >> 3)] as number) >> (bit & 7)) & ((1 << bits) - 1);
    const divisor = divisors[select] as number;
    if (divisor === 0) throw corrupt('a selector past the table of divisors', selectors);
    let k: number;
    if (i >= firsts) k = (values[i] as number) + base;
    else k = i === 0 ? first : second;
    k += prediction(Math.min(order, i), last, beforeLast, divisor);
    beforeLast = last;
    last = k / divisor;
    values[i] = degrees(k, divisor);
  }
}

/** Reads the table of divisors; answers how many bits name one of them. */
function readTable(cursor: Cursor): number {
  const size = cursor.u8();
  if (size < 1 || size > 4) throw corrupt(`a table of ${size} divisors`, cursor.at - 1);
  divisors.fill(0);
  for (let i = 0; i < size; i++) {
    divisors[i] = cursor.u8();
    if (divisors[i] === 0) throw corrupt('a divisor of 0', cursor.at - 1);
  }
  return size > 2 ? 2 : size - 1;
}

/** What k is expected to be, given the quotients k/d of the two points before. */
export function prediction(order: number, last: number, beforeLast: number, divisor: number): number {
  if (order === 0) return 0;
  return Math.floor((order === 1 ? last : 2 * last - beforeLast) * divisor);
}

/** k·360 / (d·2^17), rounded to ten decimals. */
export function degrees(k: number, divisor: number): number {
  return tenDecimals((k * 360) / (divisor * 131072));
}

// The lengths of one table's codes, as the block states them.
import { bits, cutOff, have, leave, refill, take } from './bit-reader';

/** 256 values, less the one that is always in front, two digits of run lengths, and the end of the block. */
const MAX_SYMBOLS: i32 = 258;
/** Bits of the longest code. */
export const MAX_BITS: i32 = 20;
/** Bytes of one `u32` for every length of a code. */
export const LENGTH_STRIDE: usize = 4 * 24;

/** The length of every symbol's code, and how many have each length. */
export const LENGTHS: usize = memory.data(MAX_SYMBOLS + 6, 16);
export const LENGTH_COUNTS: usize = memory.data(4 * 24, 16);

/** Reads the length of each symbol's code, as steps from the one before: 10 is one more, 11 one less, 0 the end. */
export function readLengths(symbols: i32): bool {
  memory.fill(LENGTH_COUNTS, 0, LENGTH_STRIDE);
  let length = <i32>take(5);
  let window = bits;
  let left = have;
  for (let symbol = 0; symbol < symbols; symbol++) {
    while (true) {
      if (length < 1 || length > MAX_BITS) {
        leave(left);
        return false;
      }
      if (left < 2) {
        leave(left);
        refill();
        window = bits;
        left = have;
      }
      const step = <i32>(window >> <u64>(left - 2)) & 3;
      if (step < 2) break;
      left -= 2;
      length += step === 2 ? 1 : -1;
    }
    left--;
    store<u8>(LENGTHS + <usize>symbol, <u8>length);
    const slot = LENGTH_COUNTS + ((<usize>length) << 2);
    store<u32>(slot, load<u32>(slot) + 1);
  }
  leave(left);
  return !cutOff();
}

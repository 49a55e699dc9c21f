// The hot loop: from codes to the bytes that the Burrows–Wheeler transform left.
import { BAD_DATA, TRUNCATED } from '../../status';
import { bits, cutOff, have, leave, refill } from './bit-reader';
import { addRun, CHAIN, COUNTS, clearCounts } from './chain';
import { MAX_BITS } from './code-lengths';
import { FAST, FAST_BITS, FAST_STRIDE, longCode } from './code-tables';
import { front, moveToFront, takeFromRest, values } from './move-to-front';
import { GROUP, SELECTORS, selectors } from './selectors';

/**
 * Reads the symbols of a block into the chain and counts the bytes. Answers how many there are. The bit buffer is
 * copied into locals, which live in registers, and put back where the reader needs it.
 */
export function readSymbols(blockSize: i32): i32 {
  clearCounts();
  const last = values + 1;
  let list = front;
  let window = bits;
  let left = have;
  let n: i32 = 0;
  let run: i32 = 0;
  let weight: i32 = 1;
  for (let selector = 0; selector < selectors; selector++) {
    leave(left);
    if (cutOff()) return TRUNCATED;
    const table = <usize>load<u8>(SELECTORS + <usize>selector);
    const fast = FAST + table * FAST_STRIDE;
    for (let i = 0; i < GROUP; i++) {
      if (left < MAX_BITS) {
        leave(left);
        refill();
        window = bits;
        left = have;
      }
      let symbol = <i32>(
        load<u16>(fast + ((<usize>((window >> <u64>(left - FAST_BITS)) & ((1 << FAST_BITS) - 1))) << 1))
      );
      if (symbol === 0) {
        symbol = longCode(table, <u32>(window >> <u64>(left - MAX_BITS)) & ((1 << MAX_BITS) - 1));
        if (symbol === 0) {
          leave(left);
          return BAD_DATA;
        }
      }
      left -= symbol >> 9;
      symbol &= 511;
      if (symbol <= 1) {
        // Digits 1 and 2 of a number to base 2, lowest first. It ends the block long before it can wrap.
        run += weight << symbol;
        weight <<= 1;
        if (run > blockSize) {
          leave(left);
          return BAD_DATA;
        }
        continue;
      }
      if (run > 0) {
        if (run > blockSize - n) {
          leave(left);
          return BAD_DATA;
        }
        addRun(<u32>list & 0xff, n, run);
        n += run;
        run = 0;
        weight = 1;
      }
      if (symbol === last) {
        leave(left);
        return n;
      }
      if (n >= blockSize) {
        leave(left);
        return BAD_DATA;
      }
      const place = symbol - 1;
      let value: u32;
      if (place < 8) {
        const shift = <u64>(place << 3);
        value = <u32>(list >> shift) & 0xff;
        list = moveToFront(list, shift, value);
      } else {
        value = takeFromRest(place - 8, <u32>(list >> 56));
        list = (list << 8) | value;
      }
      const slot = COUNTS + ((<usize>value) << 2);
      store<u32>(slot, load<u32>(slot) + 1);
      store<u32>(CHAIN + ((<usize>n) << 2), value);
      n++;
    }
  }
  leave(left);
  return BAD_DATA;
}

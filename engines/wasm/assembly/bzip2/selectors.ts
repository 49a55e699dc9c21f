// Which table of codes each group of a block's symbols uses.
import { cutOff, take } from './bit-reader';
import { moveToFront } from './move-to-front';

/** Symbols that one selector covers. */
export const GROUP: i32 = 50;
/** Selectors that a block of 900,000 symbols can need. Some encoders write more: they are read, and never used. */
const MAX_SELECTORS: i32 = 18_002;

/** One byte for every group: the number of its table. */
export const SELECTORS: usize = memory.data(MAX_SELECTORS, 16);
export let selectors: i32 = 0;

/** Reads which table each group of symbols uses: a move-to-front list of its own, in unary. */
export function readSelectors(tables: i32): bool {
  const count = <i32>take(15);
  let order: u64 = 0x050403020100;
  for (let i = 0; i < count; i++) {
    let place = 0;
    while (take(1)) if (++place >= tables) return false;
    if (cutOff()) return false;
    const shift = <u64>(place * 8);
    const table = (order >> shift) & 0xff;
    order = moveToFront(order, shift, table);
    if (i < MAX_SELECTORS) store<u8>(SELECTORS + <usize>i, <u8>table);
  }
  selectors = min(count, MAX_SELECTORS);
  return selectors > 0;
}

// Huffman codes: the tables that a block's codes are looked up in.
import { LENGTH_COUNTS, LENGTH_STRIDE, LENGTHS, MAX_BITS, readLengths } from './code-lengths';

export const MAX_TABLES: i32 = 6;
/** Codes of up to this many bits are looked up in one step. */
export const FAST_BITS: i32 = 10;

/** Per table, one `u16` for every FAST_BITS bits: length of the code << 9 | symbol, or 0 where the code is longer. */
export const FAST_STRIDE: usize = 2 << FAST_BITS;
/** Per table, one `u16` for every symbol. */
const SYMBOL_STRIDE: usize = 2 * 260;

export const FAST: usize = memory.data(MAX_TABLES * (2 << FAST_BITS), 16);
/** Per table and length: codes below this, with MAX_BITS bits, are no longer than the length. */
const LIMIT: usize = memory.data(MAX_TABLES * 4 * 24, 16);
/** Per table and length: rank of a code of the length, less the code. */
const BASE: usize = memory.data(MAX_TABLES * 4 * 24, 16);
/** Symbols by rank: in the order of their codes. */
const BY_RANK: usize = memory.data(MAX_TABLES * 2 * 260, 16);
/** While a table is read: the next rank of each length. */
const NEXT_RANK: usize = memory.data(4 * 24, 16);

/** Reads the lengths of one table's codes and sets it up. Codes of a length are consecutive, in the order of symbols. */
export function readTable(table: usize, symbols: i32): bool {
  if (!readLengths(symbols) || !assignCodes(table)) return false;
  const fast = FAST + table * FAST_STRIDE;
  const base = BASE + table * LENGTH_STRIDE;
  const byRank = BY_RANK + table * SYMBOL_STRIDE;
  for (let symbol = 0; symbol < symbols; symbol++) {
    const bitsOf = <i32>load<u8>(LENGTHS + <usize>symbol);
    const slot = NEXT_RANK + ((<usize>bitsOf) << 2);
    const rank = load<u32>(slot);
    store<u32>(slot, rank + 1);
    store<u16>(byRank + ((<usize>rank) << 1), <u16>symbol);
    if (bitsOf > FAST_BITS) continue;
    const code = rank - load<u32>(base + ((<usize>bitsOf) << 2));
    fillFast(
      fast + ((<usize>code) << (<usize>(FAST_BITS - bitsOf + 1))),
      2 << (FAST_BITS - bitsOf),
      (bitsOf << 9) | symbol,
    );
  }
  return true;
}

/** Works out the first code of each length; refuses lengths that leave no room for all codes. */
function assignCodes(table: usize): bool {
  const limit = LIMIT + table * LENGTH_STRIDE;
  const base = BASE + table * LENGTH_STRIDE;
  let code: u32 = 0;
  let rank: u32 = 0;
  for (let length: i32 = 1; length <= MAX_BITS; length++) {
    const slot = (<usize>length) << 2;
    const count = load<u32>(LENGTH_COUNTS + slot);
    store<u32>(base + slot, rank - code);
    store<u32>(NEXT_RANK + slot, rank);
    code += count;
    rank += count;
    if (code > (<u32>1) << length) return false;
    store<u32>(limit + slot, code << (MAX_BITS - length));
    code <<= 1;
  }
  // Short codes come first: what lies above them has to be looked up by length.
  const short = (<usize>(load<u32>(limit + (FAST_BITS << 2)) >> (MAX_BITS - FAST_BITS))) << 1;
  memory.fill(FAST + table * FAST_STRIDE + short, 0, FAST_STRIDE - short);
  return true;
}

function fillFast(at: usize, bytes: i32, entry: i32): void {
  const stop = at + <usize>bytes;
  for (; at < stop; at += 2) store<u16>(at, <u16>entry);
}

/** Looks up a code of more than FAST_BITS bits; answers as the table of short ones does, and 0 for no code at all. */
export function longCode(table: usize, code: u32): i32 {
  const limit = LIMIT + table * LENGTH_STRIDE;
  let length = FAST_BITS + 1;
  while (length <= MAX_BITS && code >= load<u32>(limit + ((<usize>length) << 2))) length++;
  if (length > MAX_BITS) return 0;
  const rank = (code >> (MAX_BITS - length)) + load<u32>(BASE + table * LENGTH_STRIDE + ((<usize>length) << 2));
  return (length << 9) | <i32>load<u16>(BY_RANK + table * SYMBOL_STRIDE + ((<usize>rank) << 1));
}

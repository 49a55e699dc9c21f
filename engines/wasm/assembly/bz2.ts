// Decodes one bzip2 stream and verifies its checksums. The format has no document of its own; the layout is that of
// libbzip2's decompress.c: blocks of Huffman codes, move-to-front, Burrows–Wheeler and two run-length codings.
import { BAD_CHECKSUM, BAD_DATA, BAD_HEADER, RANDOMISED, TOO_LARGE, TRAILING, TRUNCATED } from '../status';
import { DESTINATION, DESTINATION_END, SOURCE } from './shared/areas';
import { bits, bytePosition, cutOff, have, leave, refill, startBits, take } from './shared/bits';
import { bzip2Crc } from './shared/bzip2-crc';

export { DESTINATION, DESTINATION_BYTES, SOURCE, SOURCE_BYTES } from './shared/areas';

/** Symbols that one selector covers. */
const GROUP: i32 = 50;
/** Selectors that a block of 900,000 symbols can need. Some encoders write more: they are read, and never used. */
const MAX_SELECTORS: i32 = 18_002;
const MAX_TABLES: i32 = 6;
/** 256 values, less the one that is always in front, two digits of run lengths, and the end of the block. */
const MAX_SYMBOLS: i32 = 258;
/** Bits of the longest code. */
const MAX_BITS: i32 = 20;
/** Codes of up to this many bits are looked up in one step. */
const FAST_BITS: i32 = 10;
const MAX_BLOCK: i32 = 900_000;

/** Per table, one `u16` for every FAST_BITS bits: length of the code << 9 | symbol, or 0 where the code is longer. */
const FAST_STRIDE: usize = 2 << FAST_BITS;
/** Per table, one `u32` for every length of a code. */
const LENGTH_STRIDE: usize = 4 * 24;
/** Per table, one `u16` for every symbol. */
const SYMBOL_STRIDE: usize = 2 * 260;

const FAST: usize = memory.data(MAX_TABLES * (2 << FAST_BITS), 16);
/** Codes below this, with MAX_BITS bits, are no longer than the length. */
const LIMIT: usize = memory.data(MAX_TABLES * 4 * 24, 16);
/** Rank of a code of the length, less the code. */
const BASE: usize = memory.data(MAX_TABLES * 4 * 24, 16);
/** Symbols by rank: in the order of their codes. */
const BY_RANK: usize = memory.data(MAX_TABLES * 2 * 260, 16);
/** While a table is read: the length of every symbol, how many have each length, and the next rank of each length. */
const LENGTHS: usize = memory.data(MAX_SYMBOLS + 6, 16);
const LENGTH_COUNTS: usize = memory.data(4 * 24, 16);
const NEXT_RANK: usize = memory.data(4 * 24, 16);
const SELECTORS: usize = memory.data(MAX_SELECTORS, 16);
/**
 * Values from the ninth of the move-to-front list on; the first eight are kept in a register. Sixteen bytes before it
 * take what is moved too much.
 */
const REST: usize = memory.data(16 + 256, 16) + 16;
/** How often each byte occurs, then where the next one goes. */
const COUNTS: usize = memory.data(4 * 256, 16);
/** One `u32` for every symbol of the block: the byte, and above it the place of the next one. */
const CHAIN: usize = memory.data(4 * MAX_BLOCK, 16);

/** Offset in the source of what the last decode failed on. */
export let position: i32 = 0;

let op: usize = 0;
let blockSize: i32 = 0;
/** Values that occur in the block: the first eight, lowest byte first, and how many there are. */
let front: u64 = 0;
let values: i32 = 0;
let selectors: i32 = 0;

/** Decodes the source from `start` to before `stop`. Answers the length of the output, or a negative status. */
export function decode(start: i32, stop: i32): i32 {
  startBits(SOURCE + <usize>start, SOURCE + <usize>stop);
  op = DESTINATION;
  const status = readStream();
  const at = <i32>(bytePosition() - SOURCE);
  position = at;
  if (status < 0) return cutOff() ? TRUNCATED : status;
  return at < stop ? TRAILING : <i32>(op - DESTINATION);
}

function readStream(): i32 {
  if (take(24) !== 0x425a68) return BAD_HEADER;
  const level = <i32>take(8) - 0x30;
  if (level < 1 || level > 9) return BAD_HEADER;
  blockSize = level * 100_000;
  let streamCrc: u32 = 0;
  while (true) {
    const high = take(24);
    const low = take(24);
    const crc = take(32);
    if (cutOff()) return TRUNCATED;
    if (high === 0x177245 && low === 0x385090) return crc === streamCrc ? 0 : BAD_CHECKSUM;
    if (high !== 0x314159 || low !== 0x265359) return BAD_DATA;
    const from = op;
    const status = readBlock();
    if (status < 0) return status;
    if (bzip2Crc(from, op) !== crc) return BAD_CHECKSUM;
    streamCrc = rotl<u32>(streamCrc, 1) ^ crc;
  }
}

function readBlock(): i32 {
  if (take(1)) return RANDOMISED;
  const origin = <i32>take(24);
  readValues();
  if (values === 0) return BAD_DATA;
  const tables = <i32>take(3);
  if (tables < 2 || tables > MAX_TABLES) return BAD_DATA;
  if (!readSelectors(tables)) return BAD_DATA;
  for (let table = 0; table < tables; table++) {
    if (!readTable(<usize>table, values + 2)) return BAD_DATA;
  }
  const length = readSymbols();
  if (length < 0) return length;
  if (origin >= length) return BAD_DATA;
  linkChain(length);
  return writeOut(length, origin);
}

/** Reads which byte values occur, in two steps of 16 bits, and puts them into the move-to-front list. */
function readValues(): void {
  values = 0;
  front = 0;
  const rows = take(16);
  for (let row: i32 = 0; row < 16; row++) {
    if (!(rows & (<u32>0x8000 >> row))) continue;
    const columns = take(16);
    for (let column: i32 = 0; column < 16; column++) {
      if (columns & (<u32>0x8000 >> column)) addValue(row * 16 + column);
    }
  }
}

function addValue(value: i32): void {
  if (values < 8) front |= (<u64>value) << (<u64>(values * 8));
  else store<u8>(REST + <usize>(values - 8), <u8>value);
  values++;
}

/** Reads which table each group of symbols uses: a move-to-front list of its own, in unary. */
function readSelectors(tables: i32): bool {
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

/** A list of eight bytes after the one at bit `shift` went to its front. */
function moveToFront(list: u64, shift: u64, value: u64): u64 {
  const before = ((<u64>1) << shift) - 1;
  return (list & ~((before << 8) | 0xff)) | ((list & before) << 8) | value;
}

/** Reads the lengths of one table's codes and sets it up. Codes of a length are consecutive, in the order of symbols. */
function readTable(table: usize, symbols: i32): bool {
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

/** Reads the length of each symbol's code, as steps from the one before: 10 is one more, 11 one less, 0 the end. */
function readLengths(symbols: i32): bool {
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

/**
 * Reads the symbols of a block into the chain and counts the bytes. Answers how many there are. The bit buffer is
 * copied into locals, which live in registers, and put back where the reader needs it.
 */
function readSymbols(): i32 {
  memory.fill(COUNTS, 0, 1024);
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

/** Looks up a code of more than FAST_BITS bits; answers as the table of short ones does, and 0 for no code at all. */
function longCode(table: usize, code: u32): i32 {
  const limit = LIMIT + table * LENGTH_STRIDE;
  let length = FAST_BITS + 1;
  while (length <= MAX_BITS && code >= load<u32>(limit + ((<usize>length) << 2))) length++;
  if (length > MAX_BITS) return 0;
  const rank = (code >> (MAX_BITS - length)) + load<u32>(BASE + table * LENGTH_STRIDE + ((<usize>length) << 2));
  return (length << 9) | <i32>load<u16>(BY_RANK + table * SYMBOL_STRIDE + ((<usize>rank) << 1));
}

function addRun(value: u32, n: i32, run: i32): void {
  const slot = COUNTS + ((<usize>value) << 2);
  store<u32>(slot, load<u32>(slot) + <u32>run);
  let to = CHAIN + ((<usize>n) << 2);
  const stop = to + ((<usize>run) << 2);
  for (; to < stop; to += 4) store<u32>(to, value);
}

/** Takes the value at a place of the rest of the list and puts the one that falls off the front in its first place. */
function takeFromRest(place: i32, fallen: u32): u32 {
  const at = REST + <usize>place;
  const value = <u32>load<u8>(at);
  // Sixteen at a time, from the back.
  for (let from = at; from > REST; from -= 16) v128.store(from - 15, v128.load(from - 16));
  store<u8>(REST, <u8>fallen);
  return value;
}

/** Undoes the Burrows–Wheeler transform as far as links from each byte to the next. */
function linkChain(length: i32): void {
  let sum: u32 = 0;
  for (let slot = COUNTS; slot < COUNTS + 1024; slot += 4) {
    const count = load<u32>(slot);
    store<u32>(slot, sum);
    sum += count;
  }
  for (let i: i32 = 0; i < length; i++) {
    const slot = COUNTS + ((<usize>load<u8>(CHAIN + ((<usize>i) << 2))) << 2);
    const to = load<u32>(slot);
    store<u32>(slot, to + 1);
    const at = CHAIN + ((<usize>to) << 2);
    store<u32>(at, load<u32>(at) | ((<u32>i) << 8));
  }
}

/** Follows the links and writes the bytes; after four equal ones, a byte says how many more there are. */
function writeOut(length: i32, origin: i32): i32 {
  let at = load<u32>(CHAIN + ((<usize>origin) << 2)) >> 8;
  let to = op;
  let run: i32 = 0;
  let previous: u32 = 256;
  for (let i: i32 = 0; i < length; i++) {
    const entry = load<u32>(CHAIN + ((<usize>at) << 2));
    const byte = entry & 0xff;
    at = entry >> 8;
    if (run === 4) {
      if (<usize>byte > DESTINATION_END - to) return TOO_LARGE;
      // Few runs are longer than 16; the area has room for what is written too much.
      v128.store(to, i8x16.splat(<i8>previous));
      if (byte > 16) memory.fill(to, <u8>previous, <usize>byte);
      to += <usize>byte;
      run = 0;
      previous = 256;
      continue;
    }
    if (to >= DESTINATION_END) return TOO_LARGE;
    store<u8>(to++, <u8>byte);
    run = byte === previous ? run + 1 : 1;
    previous = byte;
  }
  op = to;
  return 0;
}

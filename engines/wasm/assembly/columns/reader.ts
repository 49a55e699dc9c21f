// Blocks of a blob and their columns, which are decoded in stored order as far as they are asked for.
import { SOURCE } from '../shared/areas';
import { ALT, ALT_GNSS, HEADING, LAT, LON } from './areas';
import { forgetMask, readColumn } from './column';
import { crc32 } from './crc32';
import { atEnd, broken, fail, startBlob, startBlock } from './cursor';
import { readGround, readTime } from './ends';

const FRAME_END: usize = 23;
const MAX_BLOCKS: i32 = 1024;

/** How many columns stand before and with the last that is wanted. */
export const TO_LON: i32 = 3;
export const TO_ALT: i32 = 4;
export const ALL: i32 = 7;

/** Points of the blob, and its blocks. */
export let n: i32 = 0;
export let blocks: i32 = 0;
/** Points of the blocks entered since the blob was opened. */
export let pointsDecoded: i32 = 0;

/** Address of each block, and the end of the last. */
const STARTS: usize = memory.data((MAX_BLOCKS + 1) * 4, 16);
let entryBytes: usize = 0;
let block: i32 = -1;
let count: i32 = 0;
let decoded: i32 = 0;

/** Takes up the blob of `length` bytes at SOURCE: whether header, directory and length are whole. */
export function open(length: i32): bool {
  startBlob();
  block = -1;
  pointsDecoded = 0;
  if (length < 7 || load<u8>(SOURCE) !== 2) return false;
  n = <i32>load<u16>(SOURCE, 1);
  if (n === 0) return false;
  blocks = (n + 63) >> 6;
  entryBytes = blocks > 1 ? 14 : 6;
  const header = FRAME_END + <usize>blocks * entryBytes;
  const stop = SOURCE + <usize>length;
  let at = SOURCE + header;
  if (at + 4 > stop) return false;
  let entry = SOURCE + FRAME_END;
  for (let i: usize = 0; i < <usize>blocks; i++, entry += entryBytes) {
    store<u32>(STARTS + (i << 2), <u32>at);
    at += <usize>load<u16>(entry);
  }
  store<u32>(STARTS + ((<usize>blocks) << 2), <u32>at);
  return at + 4 === stop && crc32(SOURCE, SOURCE + header) === load<u32>(at);
}

/** Takes up a block and verifies its checksum; answers its number of points. */
export function enter(next: i32): i32 {
  if (next === block) return count;
  if (next >= blocks) {
    fail();
    return 0;
  }
  const from = <usize>load<u32>(STARTS + ((<usize>next) << 2));
  const stop = <usize>load<u32>(STARTS + ((<usize>next) << 2), 4);
  if (crc32(from, stop) !== load<u32>(SOURCE + FRAME_END + <usize>next * entryBytes, 2)) fail();
  startBlock(from, stop);
  forgetMask();
  block = next;
  count = min(64, n - (next << 6));
  pointsDecoded += count;
  decoded = 0;
  return count;
}

/** Decodes the first `columns` columns of the block, where they are not yet: whether that went well. */
export function decodeTo(columns: i32): bool {
  while (decoded < columns && !broken()) decode(decoded++);
  return !broken();
}

function decode(column: i32): void {
  if (column === 0) readTime(count, <f64>load<u32>(SOURCE, 3));
  else if (column === 1) readColumn(count, LAT);
  else if (column === 2) readColumn(count, LON);
  else if (column === 3) readColumn(count, ALT);
  else if (column === 4) readColumn(count, ALT_GNSS);
  else if (column === 5) readColumn(count, HEADING);
  else {
    readGround(count);
    if (!atEnd()) fail();
  }
}

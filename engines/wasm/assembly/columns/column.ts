// One column of doubles of a block: a mask of the points that have a value of their own, and a stream of those.

import { MISSING } from '../shared/limits';
import { broken, fail, nextByte, take } from './cursor';
import { readDirections, readFractions } from './degrees';
import { CODING, HAS_EXCEPTIONS, MASK } from './modes';
import { readDecimals, readExceptions, readPatterns } from './streams';

/** The mask that a column of this block has of its own, for the next one to share; 0 for none. */
let shared: u64 = 0;

export function forgetMask(): void {
  shared = 0;
}

/** The lowest `count` bits, 1 to 64. */
export function onesOf(count: i32): u64 {
  return <u64>-1 >> (64 - <u64>count);
}

export function readColumn(count: i32, into: usize): void {
  const mode = nextByte();
  if (mode === CODING.MISSING) {
    fill(into, count);
    return;
  }
  const kind = (mode >> 3) & 3;
  let mask = onesOf(count);
  if (kind === MASK.SHARED) {
    mask = shared;
  } else if (kind !== MASK.NONE) {
    mask &= load<u64>(take((count + 7) >> 3));
    if (kind === MASK.HELD) shared = mask;
  }
  if (mask === 0) {
    fail();
    return;
  }
  readStream(<i32>popcnt(mask), mode, into);
  if (kind === MASK.NONE || broken()) return;
  if (kind === MASK.MISSING) spreadMissing(mask, count, into);
  else spreadHeld(mask, count, into);
}

function readStream(count: i32, mode: i32, into: usize): void {
  const order = (mode >> 5) & 3;
  const coding = mode & 7;
  if (coding === CODING.DECIMAL) readDecimals(count, order, into);
  else if (coding === CODING.FRACTION && order <= 2) readFractions(count, order, into);
  else if (coding === CODING.DIRECTION && order === 0) readDirections(count, into);
  else if (coding === CODING.PATTERN && mode >> 5 === 0) readPatterns(count, into);
  else fail();
  if ((mode & HAS_EXCEPTIONS) !== 0) readExceptions(count, into);
}

function fill(into: usize, count: i32): void {
  const missing = f64x2.splat(MISSING);
  const stop = into + ((<usize>count) << 3);
  for (let to = into; to < stop; to += 16) v128.store(to, missing);
}

/** Gives each point its value of the stream, or the one of the point before; backwards, in place. */
function spreadHeld(mask: u64, count: i32, into: usize): void {
  if ((mask & 1) === 0) {
    fail();
    return;
  }
  let from = into + ((<usize>popcnt(mask)) << 3) - 8;
  for (let i = count - 1; i >= 0; i--) {
    store<u64>(into + ((<usize>i) << 3), load<u64>(from));
    from -= (<usize>((mask >> <u64>i) & 1)) << 3;
  }
}

function spreadMissing(mask: u64, count: i32, into: usize): void {
  const missing = reinterpret<u64>(MISSING);
  let from = into + ((<usize>popcnt(mask)) << 3) - 8;
  for (let i = count - 1; i >= 0; i--) {
    const present = ((mask >> <u64>i) & 1) !== 0;
    store<u64>(into + ((<usize>i) << 3), present ? load<u64>(from) : missing);
    if (present) from -= 8;
  }
}

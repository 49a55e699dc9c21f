import { MISSING } from '../record.ts';
import { type Column, HIGH, LOW } from './column.ts';
import { type Cursor, corrupt } from './cursor.ts';
import { CODING, HAS_EXCEPTIONS, MASK, MULTIPLIERS, POWERS, packedLength } from './layout.ts';
import { readDirections } from './read-directions.ts';
import { readFractions } from './read-fractions.ts';
import { readIntegers } from './read-integers.ts';
import { upTo32 } from './unpack-bits.ts';

/** The mask that a column of a block has of its own, for the next one to share. */
export interface SharedMask {
  /** Where it lies, 0 for none. */
  at: number;
  /** Points that have a value in the stream. */
  present: number;
}

/** Reads one column of doubles of a block of `count` points. */
export function readColumn(cursor: Cursor, count: number, column: Column, shared: SharedMask): void {
  const start = cursor.at;
  const mode = cursor.u8();
  if (mode === CODING.missing) {
    column.values.fill(MISSING, 0, count);
    column.numeric = true;
    return;
  }
  const mask = (mode >> 3) & 3;
  let maskAt = 0;
  let present = count;
  if (mask === MASK.shared) {
    maskAt = shared.at;
    present = shared.present;
    if (maskAt === 0) throw corrupt('no column before has a mask to share', start);
  } else if (mask !== MASK.none) {
    maskAt = cursor.take((count + 7) >> 3);
    present = onesOf(cursor.bytes, maskAt, count);
    if (mask === MASK.held) {
      shared.at = maskAt;
      shared.present = present;
    }
  }
  if (present === 0) throw corrupt('a mask without points', maskAt);
  readStream(cursor, present, mode, column);
  column.numeric = (mode & 7) !== CODING.pattern && (mode & HAS_EXCEPTIONS) === 0;
  if (mask === MASK.missing) spreadMissing(cursor.bytes, maskAt, count, present, column);
  else if (maskAt !== 0) spreadHeld(cursor.bytes, maskAt, count, present, column);
}

function readStream(cursor: Cursor, count: number, mode: number, column: Column): void {
  const { values } = column;
  const order = (mode >> 5) & 3;
  const coding = mode & 7;
  if (coding === CODING.decimal) {
    const scale = cursor.u8();
    const multiplier = MULTIPLIERS[scale >> 4];
    if (multiplier === undefined || order > 2) throw corrupt('an unknown scale or order', cursor.at - 1);
    const power = POWERS[scale & 15] as number;
    readIntegers(cursor, count, order, values);
    if (power !== 1) for (let i = 0; i < count; i++) values[i] = ((values[i] as number) * multiplier) / power;
    else if (multiplier !== 1) for (let i = 0; i < count; i++) values[i] = (values[i] as number) * multiplier;
  } else if (coding === CODING.fraction && order <= 2) {
    readFractions(cursor, count, order, values);
  } else if (coding === CODING.direction && order === 0) {
    readDirections(cursor, count, values);
  } else if (coding === CODING.pattern && mode >> 5 === 0) {
    readPatterns(cursor, count, column.words);
  } else {
    throw corrupt(`a column of mode ${mode}`, cursor.at - 1);
  }
  if ((mode & HAS_EXCEPTIONS) !== 0) readExceptions(cursor, count, column.words);
}

/** Values that share their leading and trailing bits: base | packed << shift. */
function readPatterns(cursor: Cursor, count: number, words: Uint32Array): void {
  const shift = cursor.u8();
  const width = cursor.u8();
  if (shift + width > 64 || shift > 63) throw corrupt(`patterns of ${width} bits from bit ${shift}`, cursor.at - 2);
  const { bytes } = cursor;
  const base = cursor.take(8);
  const low = upTo32(bytes, base, 0, 32);
  const high = upTo32(bytes, base, 32, 32);
  const at = cursor.take(packedLength(count, width));
  for (let i = 0, bit = 0; i < count; i++, bit += width) {
    const l = width === 0 ? 0 : upTo32(bytes, at, bit, Math.min(width, 32));
    const h = width > 32 ? upTo32(bytes, at, bit + 32, width - 32) : 0;
    let shiftedLow = l;
    let shiftedHigh = h;
    if (shift >= 32) {
      shiftedLow = 0;
      shiftedHigh = l << (shift - 32);
    } else if (shift > 0) {
      shiftedLow = l << shift;
      shiftedHigh = (h << shift) | (l >>> (32 - shift));
    }
    words[2 * i + LOW] = low | shiftedLow;
    words[2 * i + HIGH] = high | shiftedHigh;
  }
}

function readExceptions(cursor: Cursor, count: number, words: Uint32Array): void {
  const exceptions = cursor.u8();
  for (let e = 0; e < exceptions; e++) {
    const i = cursor.u8();
    if (i >= count) throw corrupt(`an exception at value ${i} of ${count}`, cursor.at - 1);
    const at = cursor.take(8);
    words[2 * i + LOW] = upTo32(cursor.bytes, at, 0, 32);
    words[2 * i + HIGH] = upTo32(cursor.bytes, at, 32, 32);
  }
}

function onesOf(bytes: Uint8Array, at: number, count: number): number {
  let ones = 0;
  for (let i = 0; i < count; i++) ones += ((bytes[at + (i >> 3)] as number) >> (i & 7)) & 1;
  return ones;
}

/** Gives each point its value of the stream, or the one of the point before; backwards, in place. */
function spreadHeld(bytes: Uint8Array, mask: number, count: number, present: number, column: Column): void {
  if (((bytes[mask] as number) & 1) === 0) throw corrupt('a mask that holds the first point', mask);
  for (let i = count - 1, from = present - 1; i > from; i--) {
    column.copy(from, i);
    from -= ((bytes[mask + (i >> 3)] as number) >> (i & 7)) & 1;
  }
}

function spreadMissing(bytes: Uint8Array, mask: number, count: number, present: number, column: Column): void {
  for (let i = count - 1, from = present - 1; i > from; i--) {
    if ((((bytes[mask + (i >> 3)] as number) >> (i & 7)) & 1) === 1) column.copy(from--, i);
    else column.values[i] = MISSING;
  }
}

import { type Cursor, corrupt } from './cursor.ts';
import { GROUND } from './layout.ts';
import { readIntegers } from './read-integers.ts';

/** Reads the first column: times, counted from the earliest of the blob. */
export function readTime(cursor: Cursor, count: number, earliest: number, time: Float64Array): void {
  const order = cursor.u8();
  if (order > 2) throw corrupt(`times of order ${order}`, cursor.at - 1);
  readIntegers(cursor, count, order, time);
  for (let i = 0; i < count; i++) time[i] = (time[i] as number) + earliest;
}

/** Reads the last column: one byte a point. */
export function readGround(cursor: Cursor, count: number, onGround: Uint8Array): void {
  const mode = cursor.u8();
  if (mode === GROUND.zeros || mode === GROUND.ones) {
    onGround.fill(mode, 0, count);
  } else if (mode === GROUND.bits) {
    const at = cursor.take((count + 7) >> 3);
    for (let i = 0; i < count; i++) onGround[i] = ((cursor.bytes[at + (i >> 3)] as number) >> (i & 7)) & 1;
  } else if (mode === GROUND.bytes) {
    const at = cursor.take(count);
    for (let i = 0; i < count; i++) onGround[i] = cursor.bytes[at + i] as number;
  } else {
    throw corrupt(`an on_ground column of mode ${mode}`, cursor.at - 1);
  }
}

import type { Cursor } from './cursor.ts';
import { BLOCK_POINTS } from './layout.ts';
import { readIntegers } from './read-integers.ts';
import { tenDecimals } from './ten-decimals.ts';

const north = new Float64Array(BLOCK_POINTS);

/** Reads `count` velocities in whole numbers, east and north, and turns them into directions. */
export function readDirections(cursor: Cursor, count: number, values: Float64Array): void {
  readIntegers(cursor, count, 0, values);
  readIntegers(cursor, count, 0, north);
  for (let i = 0; i < count; i++) values[i] = tenDecimals(direction(values[i] as number, north[i] as number));
}

/** Degrees clockwise from north, from 0 to below 360. */
export function direction(east: number, north: number): number {
  const degrees = Math.atan2(east, north) * (180 / Math.PI);
  return degrees < 0 ? degrees + 360 : degrees;
}

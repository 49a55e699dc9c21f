import type { ByteWriter } from './byte-writer.ts';
import { type Column, HIGH, LOW } from './column.ts';

/** One way to write the values of a column that are not masked out. */
export interface StreamPlan {
  /** Mode of the column, but for the mask. */
  readonly mode: number;
  /** Bytes of the stream, without mode and mask. */
  readonly bytes: number;
  write(writer: ByteWriter): void;
}

/** Bytes of the exceptions of a stream. */
export function exceptionBytes(count: number): number {
  return count === 0 ? 0 : 1 + 9 * count;
}

/** Writes the values that a coding does not reproduce, bit by bit. */
export function writeExceptions(writer: ByteWriter, column: Column, at: readonly number[]): void {
  if (at.length === 0) return;
  writer.u8(at.length);
  for (const i of at) {
    writer.u8(i);
    writer.u32(column.words[2 * i + LOW] as number);
    writer.u32(column.words[2 * i + HIGH] as number);
  }
}

/** Whether two doubles have the same bits; NaN has none here. */
export function sameDouble(a: number, b: number): boolean {
  return a === b && (a !== 0 || Object.is(a, b));
}

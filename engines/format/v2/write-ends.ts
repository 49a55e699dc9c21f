import type { ByteWriter } from './byte-writer.ts';
import { GROUND } from './layout.ts';
import { planIntegers, writeIntegers } from './plan-integers.ts';

/** Writes the first column: times, counted from the earliest of the blob. */
export function writeTime(writer: ByteWriter, time: Float64Array, count: number): void {
  const plan = planIntegers(time, count, null);
  writer.u8(plan.order);
  writeIntegers(writer, plan);
}

/** Writes the last column: one byte a point. */
export function writeGround(writer: ByteWriter, onGround: Uint8Array, count: number): void {
  const used = onGround.subarray(0, count);
  if (used.some((byte) => byte > 1)) {
    writer.u8(GROUND.bytes);
    writer.bytes(used);
  } else if (used.every((byte) => byte === used[0])) {
    writer.u8(used[0] === 1 ? GROUND.ones : GROUND.zeros);
  } else {
    writer.u8(GROUND.bits);
    writer.packNumbers(used, 1);
  }
}

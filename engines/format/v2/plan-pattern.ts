import { type Column, HIGH, LOW } from './column.ts';
import { CODING, packedLength } from './layout.ts';
import type { StreamPlan } from './plan-stream.ts';

/** Values by the bits in which they differ, whatever they are. */
export function planPattern(column: Column, count: number): StreamPlan {
  const { words } = column;
  const firstLow = words[LOW] as number;
  const firstHigh = words[HIGH] as number;
  let low = 0;
  let high = 0;
  for (let i = 1; i < count; i++) {
    low |= (words[2 * i + LOW] as number) ^ firstLow;
    high |= (words[2 * i + HIGH] as number) ^ firstHigh;
  }
  const top = high !== 0 ? 64 - Math.clz32(high) : 32 - Math.clz32(low);
  const shift = top === 0 ? 0 : trailingZeros(low, high);
  const width = top - shift;
  const packedLow = (i: number): number => shifted(words, i, shift, width);
  return {
    mode: CODING.pattern,
    bytes: 10 + packedLength(count, width),
    write(writer) {
      writer.u8(shift);
      writer.u8(width);
      writer.u32((firstLow & ~maskBelow(top, 0)) | (firstLow & maskBelow(shift, 0)));
      writer.u32((firstHigh & ~maskBelow(top, 32)) | (firstHigh & maskBelow(shift, 32)));
      writer.packed(count, width, packedLow, (i) => (words[2 * i + HIGH] as number) >>> shift);
    },
  };
}

/** The lower 32 of the `width` bits of value `i` from bit `shift` on. */
function shifted(words: Uint32Array, i: number, shift: number, width: number): number {
  const high = words[2 * i + HIGH] as number;
  let bits: number;
  if (shift >= 32) bits = high >>> (shift - 32);
  else if (shift === 0) bits = words[2 * i + LOW] as number;
  else bits = ((words[2 * i + LOW] as number) >>> shift) | (high << (32 - shift));
  return width >= 32 ? bits >>> 0 : (bits & ((1 << width) - 1)) >>> 0;
}

function trailingZeros(low: number, high: number): number {
  return low !== 0 ? 31 - Math.clz32(low & -low) : 63 - Math.clz32(high & -high);
}

/** Those of the 32 bits from `from` on that lie below bit `bit`. */
function maskBelow(bit: number, from: number): number {
  const bits = Math.max(0, Math.min(32, bit - from));
  return bits === 32 ? -1 : (1 << bits) - 1;
}

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
  return {
    mode: CODING.pattern,
    bytes: 10 + packedLength(count, width),
    write(writer) {
      writer.u8(shift);
      writer.u8(width);
      writer.u32(firstLow & ~(maskBelow(top, 0) & ~maskBelow(shift, 0)));
      writer.u32(firstHigh & ~(maskBelow(top, 32) & ~maskBelow(shift, 32)));
      const lows = new Uint32Array(count);
      const highs = new Uint32Array(count);
      for (let i = 0; i < count; i++) {
        const l = words[2 * i + LOW] as number;
        const h = words[2 * i + HIGH] as number;
        if (shift >= 32) lows[i] = h >>> (shift - 32);
        else lows[i] = shift === 0 ? l : (l >>> shift) | (h << (32 - shift));
        if (shift < 32) highs[i] = h >>> shift;
      }
      writer.packWords(lows, highs, width);
    },
  };
}

function trailingZeros(low: number, high: number): number {
  return low !== 0 ? 31 - Math.clz32(low & -low) : 63 - Math.clz32(high & -high);
}

/** Those of the 32 bits from `from` on that lie below bit `bit`. */
function maskBelow(bit: number, from: number): number {
  const bits = Math.max(0, Math.min(32, bit - from));
  return bits === 32 ? -1 : (1 << bits) - 1;
}

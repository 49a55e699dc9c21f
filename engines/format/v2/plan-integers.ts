import { type ByteWriter, varintLength } from './byte-writer.ts';
import { BLOCK_POINTS, packedLength } from './layout.ts';
import { prediction } from './read-fractions.ts';

/** How a run of integers is written: the cheapest of the orders 0, 1 and 2. */
export interface IntegerPlan {
  readonly order: number;
  readonly width: number;
  /** The first `order` integers, or differences of them. */
  readonly firsts: Float64Array;
  readonly base: number;
  /** What is packed: integers from 0 on. */
  readonly rest: Float64Array;
  /** Bytes of width, firsts, base and packed integers. */
  readonly bytes: number;
}

/** What is left of each integer once it is predicted by order 0, 1 and 2; the first ones by what precedes them. */
const residuals = [0, 1, 2].map(() => new Float64Array(BLOCK_POINTS)) as [Float64Array, Float64Array, Float64Array];

/** Plans for `count` integers, at least one, of orders up to `maxOrder`; with a divisor each for those of fractions. */
export function planIntegers(k: Float64Array, count: number, divisors: Float64Array | null, maxOrder = 2): IntegerPlan {
  if (divisors === null) predictIntegers(k, count);
  else predictFractions(k, count, divisors);
  let order = 0;
  let bytes = Infinity;
  let base = 0;
  let width = 0;
  for (let candidate = 0; candidate <= maxOrder && (candidate === 0 || candidate < count); candidate++) {
    const residual = residuals[candidate] as Float64Array;
    let min = residual[candidate] as number;
    let max = min;
    for (let i = candidate + 1; i < count; i++) {
      const value = residual[i] as number;
      if (value < min) min = value;
      else if (value > max) max = value;
    }
    const candidateWidth = bitWidth(max - min);
    let cost = 1 + varintLength(min) + packedLength(count - candidate, candidateWidth);
    for (let i = 0; i < candidate; i++) cost += varintLength(residual[i] as number);
    if (cost >= bytes) continue;
    order = candidate;
    bytes = cost;
    base = min;
    width = candidateWidth;
  }
  const residual = residuals[order] as Float64Array;
  const rest = residual.slice(order, count);
  for (let i = 0; i < rest.length; i++) rest[i] = (rest[i] as number) - base;
  return { order, width, firsts: residual.slice(0, order), base, rest, bytes };
}

function predictIntegers(k: Float64Array, count: number): void {
  const [zero, one, two] = residuals;
  let last = 0;
  let lastStep = 0;
  for (let i = 0; i < count; i++) {
    const value = k[i] as number;
    const step = value - last;
    zero[i] = value;
    one[i] = step;
    two[i] = i < 2 ? step : step - lastStep;
    last = value;
    lastStep = step;
  }
}

function predictFractions(k: Float64Array, count: number, divisors: Float64Array): void {
  let last = 0;
  let beforeLast = 0;
  for (let i = 0; i < count; i++) {
    const value = k[i] as number;
    const divisor = divisors[i] as number;
    for (let order = 0; order <= 2; order++) {
      const residual = residuals[order] as Float64Array;
      residual[i] = value - prediction(Math.min(order, i), last, beforeLast, divisor);
    }
    beforeLast = last;
    last = value / divisor;
  }
}

/** Bits that an integer from 0 on takes. */
export function bitWidth(value: number): number {
  if (value < 4294967296) return 32 - Math.clz32(value);
  return 64 - Math.clz32(Math.floor(value / 4294967296));
}

/** Writes what `readIntegers` reads. */
export function writeIntegers(writer: ByteWriter, { width, firsts, base, rest }: IntegerPlan): void {
  writer.u8(width);
  for (const first of firsts) writer.varint(first);
  writer.varint(base);
  writer.packNumbers(rest, width);
}

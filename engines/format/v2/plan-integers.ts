import { type ByteWriter, varintLength } from './byte-writer.ts';
import { BLOCK_POINTS, packedLength } from './layout.ts';
import { prediction } from './read-integers.ts';

/** How a run of integers is written: the cheapest of the orders 0, 1 and 2. */
export interface IntegerPlan {
  readonly order: number;
  readonly width: number;
  readonly firsts: readonly number[];
  readonly base: number;
  /** What is packed: integers from 0 on. */
  readonly rest: Float64Array;
  /** Bytes of width, firsts, base and packed integers. */
  readonly bytes: number;
}

/** Quotients k/d of fractions, which their predictions go by. */
const quotients = new Float64Array(BLOCK_POINTS);

/** Plans for `count` integers; with divisors for those of fractions. */
export function planIntegers(k: Float64Array, count: number, divisors: Float64Array | null): IntegerPlan {
  if (divisors !== null) for (let i = 0; i < count; i++) quotients[i] = (k[i] as number) / (divisors[i] as number);
  let best = planOrder(k, count, divisors, 0);
  for (let order = 1; order <= 2 && order < count; order++) {
    const plan = planOrder(k, count, divisors, order);
    if (plan.bytes < best.bytes) best = plan;
  }
  return best;
}

function planOrder(k: Float64Array, count: number, divisors: Float64Array | null, order: number): IntegerPlan {
  const rest = new Float64Array(count - order);
  const firsts: number[] = [];
  let min = Infinity;
  let max = -Infinity;
  for (let i = 0; i < count; i++) {
    const known = Math.min(order, i);
    let value: number;
    if (divisors === null) {
      value = difference(k, i, known);
    } else {
      value = (k[i] as number) - prediction(known, quotients[i - 1] ?? 0, quotients[i - 2] ?? 0, divisors[i] as number);
    }
    if (i < order) {
      firsts.push(value);
      continue;
    }
    rest[i - order] = value;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  for (let i = 0; i < rest.length; i++) rest[i] = (rest[i] as number) - min;
  const width = bitWidth(max - min);
  const head = firsts.reduce((sum, value) => sum + varintLength(value), 1 + varintLength(min));
  return { order, width, firsts, base: min, rest, bytes: head + packedLength(rest.length, width) };
}

function difference(k: Float64Array, i: number, order: number): number {
  if (order === 0) return k[i] as number;
  const step = (k[i] as number) - (k[i - 1] as number);
  return order === 1 ? step : step - ((k[i - 1] as number) - (k[i - 2] as number));
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
  writer.packed(
    rest.length,
    width,
    (i) => (rest[i] as number) >>> 0,
    (i) => Math.floor((rest[i] as number) / 4294967296),
  );
}

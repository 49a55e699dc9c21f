import type { Column } from './column.ts';
import { BLOCK_POINTS, CODING, HAS_EXCEPTIONS, MAX_FRACTION, packedLength } from './layout.ts';
import { planIntegers, writeIntegers } from './plan-integers.ts';
import { exceptionBytes, type StreamPlan, sameDouble, writeExceptions } from './plan-stream.ts';
import { degrees } from './read-fractions.ts';

/** Divisors of a table. */
const MAX_TABLE = 4;
/** Zones of a circle that ADS-B divides into, the common ones first. */
const DIVISORS = Array.from({ length: 60 }, (_, i) => 60 - i);

const integers = new Float64Array(BLOCK_POINTS);
const divisors = new Float64Array(BLOCK_POINTS);

/** Values as k·360 / (d·2^17) to ten decimals, as positions of ADS-B are; null where many have no such form. */
export function planFraction(column: Column, count: number): StreamPlan | null {
  const table: number[] = [];
  const selectors = new Uint8Array(count);
  const exceptions: number[] = [];
  for (let i = 0; i < count; i++) {
    const value = column.values[i] as number;
    const divisor = divisorOf(value, table);
    if (divisor === 0) {
      exceptions.push(i);
      if (exceptions.length > 1 + (i >> 2)) return null;
    }
    const index = divisor === 0 ? (selectors[i - 1] ?? 0) : table.indexOf(divisor);
    selectors[i] = index;
    divisors[i] = divisor;
    integers[i] = divisor === 0 ? Number.NaN : integerOf(value, divisor);
  }
  if (table.length === 0) return null;
  fillExceptions(count, table);
  const plan = planIntegers(integers, count, divisors);
  const bits = table.length > 2 ? 2 : table.length - 1;
  return {
    mode: CODING.fraction | (plan.order << 5) | (exceptions.length > 0 ? HAS_EXCEPTIONS : 0),
    bytes: 1 + table.length + packedLength(count, bits) + plan.bytes + exceptionBytes(exceptions.length),
    write(writer) {
      writer.u8(table.length);
      for (const divisor of table) writer.u8(divisor);
      writer.packNumbers(selectors, bits);
      writeIntegers(writer, plan);
      writeExceptions(writer, column, exceptions);
    },
  };
}

/** Gives exceptions the divisor of their selector and an integer near that of the value before. */
function fillExceptions(count: number, table: readonly number[]): void {
  let first = 0;
  while (divisors[first] === 0) first++;
  const lead = divisors[first] as number;
  for (let i = 0; i < count; i++) {
    if (divisors[i] !== 0) continue;
    divisors[i] = i < first ? (table[0] as number) : (divisors[i - 1] as number);
    integers[i] =
      i < first ? Math.floor(((integers[first] as number) / lead) * (table[0] as number)) : (integers[i - 1] as number);
  }
}

/** A divisor that gives the bits of a value back, taken from the table or added to it; 0 for none. */
function divisorOf(value: number, table: number[]): number {
  for (const divisor of table) if (fits(value, divisor)) return divisor;
  if (table.length === MAX_TABLE) return 0;
  for (const divisor of DIVISORS) {
    if (!fits(value, divisor)) continue;
    table.push(divisor);
    return divisor;
  }
  return 0;
}

function fits(value: number, divisor: number): boolean {
  const k = integerOf(value, divisor);
  return Math.abs(k) < MAX_FRACTION && sameDouble(degrees(k, divisor), value);
}

function integerOf(value: number, divisor: number): number {
  return Math.round((value * divisor * 131072) / 360) + 0;
}

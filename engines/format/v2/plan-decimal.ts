import type { Column } from './column.ts';
import { BLOCK_POINTS, CODING, HAS_EXCEPTIONS, MAX_INTEGER, MULTIPLIERS, POWERS } from './layout.ts';
import { planIntegers, writeIntegers } from './plan-integers.ts';
import { exceptionBytes, type StreamPlan, sameDouble, writeExceptions } from './plan-stream.ts';

/** Most decimals that are tried. */
const MAX_DECIMALS = 12;
/** Most exceptions for which fewer decimals are tried. */
const FEW = 8;

const digits = new Int8Array(BLOCK_POINTS);
const integers = new Float64Array(BLOCK_POINTS);

/** The cheapest way to write values as k·m / 10^e; null where hardly any has that form. */
export function planDecimal(column: Column, count: number): StreamPlan | null {
  const histogram = new Uint8Array(MAX_DECIMALS + 2);
  let guess = 0;
  for (let i = 0; i < count; i++) {
    const e = decimalsOf(column.values[i] as number, guess);
    digits[i] = e;
    histogram[e] = (histogram[e] as number) + 1;
    if (e <= MAX_DECIMALS) guess = e;
  }
  let above = histogram[MAX_DECIMALS + 1] as number;
  let best: StreamPlan | null = null;
  for (let e = MAX_DECIMALS; e >= 0; e--) {
    const here = histogram[e] as number;
    if (here > 0 && above < count && (best === null || above <= FEW)) {
      const plan = planWith(column, count, e);
      if (best === null || plan.bytes < best.bytes) best = plan;
    }
    above += here;
  }
  return best;
}

function planWith(column: Column, count: number, e: number): StreamPlan {
  const exceptions: number[] = [];
  const power = POWERS[e] as number;
  let last = 0;
  let divisor = 0;
  let isFirst = true;
  for (let i = 0; i < count; i++) {
    // A value of few decimals can be too large for more of them.
    const k = (digits[i] as number) <= e ? Math.round((column.values[i] as number) * power) + 0 : Infinity;
    if (Math.abs(k) < MAX_INTEGER) {
      last = k;
      divisor = commonDivisor(divisor, last);
      // Exceptions before the first integer repeat it.
      if (isFirst) integers.fill(last, 0, i);
      isFirst = false;
    } else {
      exceptions.push(i);
    }
    integers[i] = last;
  }
  let multiplier = MULTIPLIERS.length - 1;
  while (divisor % (MULTIPLIERS[multiplier] as number) !== 0) multiplier--;
  const factor = MULTIPLIERS[multiplier] as number;
  if (factor > 1) for (let i = 0; i < count; i++) integers[i] = (integers[i] as number) / factor;
  const plan = planIntegers(integers, count, null);
  return {
    mode: CODING.decimal | (plan.order << 5) | (exceptions.length > 0 ? HAS_EXCEPTIONS : 0),
    bytes: 1 + plan.bytes + exceptionBytes(exceptions.length),
    write(writer) {
      writer.u8(e | (multiplier << 4));
      writeIntegers(writer, plan);
      writeExceptions(writer, column, exceptions);
    },
  };
}

/** The fewest decimals that give the bits of a value back, counted from a guess; one above the most for none. */
function decimalsOf(value: number, guess: number): number {
  let e = guess;
  if (fits(value, e)) {
    while (e > 0 && fits(value, e - 1)) e--;
    return e;
  }
  do e++;
  while (e <= MAX_DECIMALS && !fits(value, e));
  return e;
}

function fits(value: number, e: number): boolean {
  const power = POWERS[e] as number;
  const k = Math.round(value * power) + 0;
  return Math.abs(k) < MAX_INTEGER && sameDouble(k / power, value);
}

/** Greatest common divisor, as far as the multipliers want to know it: of 100 and less. */
function commonDivisor(divisor: number, value: number): number {
  let a = divisor === 0 ? 100 : divisor;
  let b = Math.abs(value);
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}

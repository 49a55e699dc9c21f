import { count } from '../numbers.ts';

/** A swept quantity with two significant digits, since no crossover is known better. */
export function amount(value: number): string {
  return value >= 100 ? count(Number(value.toPrecision(2))) : String(Number(value.toPrecision(2)));
}

/** Added and taken away again, it leaves the nearest integer of a double below 2^51, ties to even. */
const TO_INTEGER = 1.5 * 2 ** 52;

/** The nearest integer, ties to even. */
export function nearest(value: number): number {
  return value + TO_INTEGER - TO_INTEGER;
}

/** A number of degrees rounded to ten decimals. */
export function tenDecimals(value: number): number {
  return nearest(value * 1e10) / 1e10;
}

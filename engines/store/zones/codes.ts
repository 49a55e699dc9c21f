/**
 * Codes of 16 bits for positions, altitudes and times. Each is a function that never falls where its argument rises,
 * so what holds of codes holds of values: `code(a) < code(b)` proves a < b, and a ≤ b implies `code(a) ≤ code(b)`.
 * Neither needs the code to be turned back into a number.
 */
export const MAX_CODE = 0xffff;

/** Below and above every code: the limits of a query that has none. */
export const BELOW = -1;
export const ABOVE = MAX_CODE + 1;

/** Latitude, in steps of about 306 m. */
export function latitudeCode(degrees: number): number {
  return clamp(Math.floor((degrees + 90) * (MAX_CODE / 180)));
}

/** Longitude, in steps of about 611 m at the equator. */
export function longitudeCode(degrees: number): number {
  return clamp(Math.floor((degrees + 180) * (MAX_CODE / 360)));
}

/** Altitude, in steps of 2 feet from 2,000 feet below the sea to 129,000 feet above. */
export function altitudeCode(feet: number): number {
  return clamp(Math.floor((feet + 2000) / 2));
}

/** Time in steps of 2^shift seconds after `base`. */
export function timeCode(seconds: number, base: number, shift: number): number {
  return clamp(Math.floor((seconds - base) / 2 ** shift));
}

/** The least shift by which `range` fits `bits` bits. */
export function shiftFor(range: number, bits: number): number {
  let shift = 0;
  while (range >= 2 ** (bits + shift)) shift++;
  return shift;
}

function clamp(code: number): number {
  return code < 0 ? 0 : code > MAX_CODE ? MAX_CODE : code;
}

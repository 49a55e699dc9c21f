/** Steps of a zone between the ends of its frame. */
const STEPS = 255;
/** Frame bounds that stand for no bound. */
const BELOW_ALL = -32768;
const ABOVE_ALL = 32767;

/** How the frame of an axis turns its 16-bit bounds into numbers: bound / divisor · factor. */
export interface AxisUnit {
  readonly divisor: number;
  readonly factor: number;
}

/** Hundredths of a degree for latitude and longitude, tens of feet for altitude. */
export const DEGREES: AxisUnit = { divisor: 100, factor: 1 };
export const FEET: AxisUnit = { divisor: 1, factor: 10 };

/** The number that a 16-bit bound of a frame stands for. */
export function boundOf(bound: number, { divisor, factor }: AxisUnit): number {
  if (bound === BELOW_ALL) return -Infinity;
  return bound === ABOVE_ALL ? Infinity : (bound / divisor) * factor;
}

/** The greatest 16-bit bound at or below a value. */
export function boundBelow(value: number, unit: AxisUnit): number {
  if (value === Infinity) return ABOVE_ALL;
  let bound = Math.min(ABOVE_ALL - 1, Math.max(BELOW_ALL, Math.floor((value / unit.factor) * unit.divisor)));
  while (boundOf(bound, unit) > value) bound--;
  return bound;
}

/** The least 16-bit bound at or above a value. */
export function boundAbove(value: number, unit: AxisUnit): number {
  if (value === -Infinity) return BELOW_ALL;
  let bound = Math.max(BELOW_ALL + 1, Math.min(ABOVE_ALL, Math.ceil((value / unit.factor) * unit.divisor)));
  while (boundOf(bound, unit) < value) bound++;
  return bound;
}

/** Lower end of a zone whose code is `code`, in a frame from `min` to `max`. */
export function lowOf(code: number, min: number, max: number): number {
  return code === 0 ? min : min + code * ((max - min) / STEPS);
}

/** Upper end of a zone. */
export function highOf(code: number, min: number, max: number): number {
  return code === STEPS ? max : max - (STEPS - code) * ((max - min) / STEPS);
}

/** Codes of the narrowest zone that holds `low` to `high`; 255, 0 where `low` is above `high`: nothing is there. */
export function zoneCodes(low: number, high: number, min: number, max: number): [low: number, high: number] {
  if (low > high) return [STEPS, 0];
  const step = (max - min) / STEPS;
  if (!(step > 0 && step < Infinity)) return [0, STEPS];
  let from = Math.max(0, Math.min(STEPS, Math.floor((low - min) / step)));
  while (from > 0 && lowOf(from, min, max) > low) from--;
  let to = Math.max(0, Math.min(STEPS, STEPS - Math.floor((max - high) / step)));
  while (to < STEPS && highOf(to, min, max) < high) to++;
  return [Math.min(from, to), to];
}

import type { Column } from './column.ts';
import { BLOCK_POINTS, CODING, HAS_EXCEPTIONS } from './layout.ts';
import { planIntegers, writeIntegers } from './plan-integers.ts';
import { exceptionBytes, type StreamPlan, sameDouble, writeExceptions } from './plan-stream.ts';
import { direction } from './read-directions.ts';
import { tenDecimals } from './ten-decimals.ts';

/** Greatest component of a velocity that is looked for. */
const MAX_SPEED = 2047;
/** How near a ratio must come to the tangent of a direction of ten decimals. */
const TOLERANCE = 1e-11;
/** How far from a tie directions must lie before they are rounded, in units of 10^-10 degrees. */
const MARGIN = 0.01;

const east = new Float64Array(BLOCK_POINTS);
const north = new Float64Array(BLOCK_POINTS);

/** Values as directions of velocities in whole numbers, as headings of ADS-B are; null where many are none. */
export function planDirection(column: Column, count: number): StreamPlan | null {
  const exceptions: number[] = [];
  for (let i = 0; i < count; i++) {
    const velocity = velocityOf(column.values[i] as number);
    if (velocity === null) {
      exceptions.push(i);
      if (exceptions.length > 1 + (i >> 2)) return null;
    }
    east[i] = velocity?.[0] ?? (i === 0 ? 0 : (east[i - 1] as number));
    north[i] = velocity?.[1] ?? (i === 0 ? 1 : (north[i - 1] as number));
  }
  const eastPlan = planIntegers(east, count, null, 0);
  const northPlan = planIntegers(north, count, null, 0);
  return {
    mode: CODING.direction | (exceptions.length > 0 ? HAS_EXCEPTIONS : 0),
    bytes: eastPlan.bytes + northPlan.bytes + exceptionBytes(exceptions.length),
    write(writer) {
      writeIntegers(writer, eastPlan);
      writeIntegers(writer, northPlan);
      writeExceptions(writer, column, exceptions);
    },
  };
}

/** The smallest velocity whose direction is the value, by any arctangent of fair precision; null for none. */
function velocityOf(value: number): readonly [east: number, north: number] | null {
  if (!(value >= 0 && value < 360)) return null;
  const angle = (value * Math.PI) / 180;
  const sine = Math.sin(angle);
  const cosine = Math.cos(angle);
  const steep = Math.abs(sine) > Math.abs(cosine);
  const [small, large] = ratio(Math.abs(steep ? cosine / sine : sine / cosine));
  const x = (steep ? large : small) * (sine < 0 ? -1 : 1) + 0;
  const y = (steep ? small : large) * (cosine < 0 ? -1 : 1) + 0;
  const found = direction(x, y);
  const scaled = found * 1e10;
  if (Math.abs(scaled - Math.floor(scaled) - 0.5) < MARGIN) return null;
  return sameDouble(tenDecimals(found), value) ? [x, y] : null;
}

/** Numerator and denominator of the continued fraction that comes near a number from 0 to 1. */
function ratio(value: number): readonly [numerator: number, denominator: number] {
  let [p0, q0, p1, q1] = [0, 1, 1, 0];
  for (let rest = value; Number.isFinite(rest); ) {
    const whole = Math.floor(rest);
    const p = whole * p1 + p0;
    const q = whole * q1 + q0;
    if (q > MAX_SPEED) break;
    [p0, q0, p1, q1] = [p1, q1, p, q];
    if (Math.abs(p / q - value) < TOLERANCE) break;
    rest = 1 / (rest - whole);
  }
  return [p1, q1];
}

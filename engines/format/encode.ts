import { LabError } from '../errors.ts';
import type { Point } from './point.ts';
import { MAX_POINTS, MISSING, OFFSET, packedBytes, RECORD_BYTES, viewOf } from './record.ts';

/**
 * Packs points into `u16 n` and n records, missing values as −999999.
 * @throws LabError TOO_MANY_POINTS above 65,535 points.
 */
export function packPoints(points: Iterable<Point> & { readonly length: number }): Uint8Array {
  const n = points.length;
  if (n > MAX_POINTS) {
    throw new LabError('TOO_MANY_POINTS', `a trajectory holds at most ${MAX_POINTS} points, this one has ${n}`);
  }
  const packed = new Uint8Array(packedBytes(n));
  const view = viewOf(packed);
  view.setUint16(0, n);
  let at = 2;
  for (const point of points) {
    view.setUint32(at + OFFSET.time, point.time);
    view.setFloat64(at + OFFSET.lon, point.lon);
    view.setFloat64(at + OFFSET.lat, point.lat);
    view.setFloat64(at + OFFSET.alt, point.alt ?? MISSING);
    view.setFloat64(at + OFFSET.altGnss, point.altGnss ?? MISSING);
    view.setFloat64(at + OFFSET.heading, point.heading ?? MISSING);
    view.setUint8(at + OFFSET.onGround, point.onGround ? 1 : 0);
    at += RECORD_BYTES;
  }
  return packed;
}

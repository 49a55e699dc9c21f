import { seam, staged } from '../stages/seams.ts';
import type { Point } from './point.ts';
import { HEADER_BYTES, MISSING, OFFSET, pointCount, RECORD_BYTES, viewOf } from './record.ts';

/**
 * Decodes every record into an object, field by field: the slow, plain way.
 * @throws LabError RECORD_LENGTH where n does not fit the length.
 */
export let decodePoints = pointsOf;
seam((clock) => {
  decodePoints = staged(clock, 'decode', pointsOf);
});

function pointsOf(packed: Uint8Array): Point[] {
  const n = pointCount(packed);
  const view = viewOf(packed);
  const points: Point[] = [];
  for (let i = 0; i < n; i++) points.push(decodePoint(view, HEADER_BYTES + i * RECORD_BYTES));
  return points;
}

/** Decodes the record that starts at byte `at`. */
export function decodePoint(view: DataView, at: number): Point {
  return {
    time: view.getUint32(at + OFFSET.time),
    lon: view.getFloat64(at + OFFSET.lon),
    lat: view.getFloat64(at + OFFSET.lat),
    alt: orNull(view.getFloat64(at + OFFSET.alt)),
    altGnss: orNull(view.getFloat64(at + OFFSET.altGnss)),
    heading: orNull(view.getFloat64(at + OFFSET.heading)),
    onGround: view.getUint8(at + OFFSET.onGround) !== 0,
  };
}

/** A stored value, or null where it marks a missing one. */
export function orNull(value: number): number | null {
  return value === MISSING ? null : value;
}

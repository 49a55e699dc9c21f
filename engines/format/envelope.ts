import type { Point } from './point.ts';
import { MISSING } from './record.ts';

/** Extent of a trajectory as the index stores it: Unix seconds, degrees, feet. */
export interface Envelope {
  minTimestamp: number;
  maxTimestamp: number;
  minLatitude: number;
  maxLatitude: number;
  minLongitude: number;
  maxLongitude: number;
  minAltitude: number;
  maxAltitude: number;
}

/**
 * The envelope of at least one point. Points with no altitude are left out of the altitude range;
 * where no point has one, it is −999999 at both ends.
 */
export function envelopeOf(points: readonly Point[]): Envelope {
  if (points.length === 0) throw new RangeError('a trajectory without points has no envelope of its own');
  const box: Envelope = {
    minTimestamp: Infinity,
    maxTimestamp: -Infinity,
    minLatitude: Infinity,
    maxLatitude: -Infinity,
    minLongitude: Infinity,
    maxLongitude: -Infinity,
    minAltitude: Infinity,
    maxAltitude: -Infinity,
  };
  for (const { time, lat, lon, alt } of points) {
    box.minTimestamp = Math.min(box.minTimestamp, time);
    box.maxTimestamp = Math.max(box.maxTimestamp, time);
    box.minLatitude = Math.min(box.minLatitude, lat);
    box.maxLatitude = Math.max(box.maxLatitude, lat);
    box.minLongitude = Math.min(box.minLongitude, lon);
    box.maxLongitude = Math.max(box.maxLongitude, lon);
    if (alt === null) continue;
    box.minAltitude = Math.min(box.minAltitude, alt);
    box.maxAltitude = Math.max(box.maxAltitude, alt);
  }
  if (box.minAltitude > box.maxAltitude) {
    box.minAltitude = MISSING;
    box.maxAltitude = MISSING;
  }
  return box;
}

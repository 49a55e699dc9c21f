import { MISSING } from '../format/record.ts';
import type { FlightQuery } from './query.ts';

/**
 * What a query asks of single points, as plain numbers that can be posted to a worker. Absent limits
 * are ∓Infinity, and an axis with no limit is not checked at all, so that NaN passes it.
 */
export interface PointTest {
  readonly minTime: number;
  readonly maxTime: number;
  readonly minLat: number;
  readonly maxLat: number;
  readonly minLon: number;
  readonly maxLon: number;
  readonly minAlt: number;
  readonly maxAlt: number;
  readonly checkLat: boolean;
  readonly checkLon: boolean;
  readonly checkAlt: boolean;
  /** A trajectory is a hit only if one of its points lies in the box. */
  readonly mustCross: boolean;
  /** Hits keep only the points in window and box. */
  readonly filter: boolean;
}

/** Compiles the point conditions of a query. */
export function pointTest(query: FlightQuery): PointTest {
  const { minLat, maxLat, minLon, maxLon, minAlt, maxAlt } = query.bounds;
  return {
    minTime: query.t1,
    maxTime: query.t2,
    minLat: minLat ?? -Infinity,
    maxLat: maxLat ?? Infinity,
    minLon: minLon ?? -Infinity,
    maxLon: maxLon ?? Infinity,
    minAlt: minAlt ?? -Infinity,
    maxAlt: maxAlt ?? Infinity,
    checkLat: minLat !== undefined || maxLat !== undefined,
    checkLon: minLon !== undefined || maxLon !== undefined,
    checkAlt: minAlt !== undefined || maxAlt !== undefined,
    mustCross: query.spatial === 'crosses',
    filter: query.filterWaypoints,
  };
}

/** Whether a position lies in the box; a missing altitude (−999999) fails an altitude limit. */
export function inBox(test: PointTest, lat: number, lon: number, alt: number): boolean {
  if (test.checkLat && !(lat >= test.minLat && lat <= test.maxLat)) return false;
  if (test.checkLon && !(lon >= test.minLon && lon <= test.maxLon)) return false;
  return !test.checkAlt || (alt !== MISSING && alt >= test.minAlt && alt <= test.maxAlt);
}

/** Whether an instant lies in the window. */
export function inWindow(test: PointTest, time: number): boolean {
  return time >= test.minTime && time <= test.maxTime;
}

import { CHECK_ALT, CHECK_LAT, CHECK_LON, FILTER, MUST_CROSS } from '../wasm/point-test.ts';
import type { PointTest } from './predicate.ts';

/** Writes the eight limits of a test where a module reads them. */
export function writeLimits(test: PointTest, limits: Float64Array): void {
  limits[0] = test.minTime;
  limits[1] = test.maxTime;
  limits[2] = test.minLat;
  limits[3] = test.maxLat;
  limits[4] = test.minLon;
  limits[5] = test.maxLon;
  limits[6] = test.minAlt;
  limits[7] = test.maxAlt;
}

/** What else a test asks, as flags. */
export function flagsOf(test: PointTest): number {
  return (
    (test.checkLat ? CHECK_LAT : 0) |
    (test.checkLon ? CHECK_LON : 0) |
    (test.checkAlt ? CHECK_ALT : 0) |
    (test.mustCross ? MUST_CROSS : 0) |
    (test.filter ? FILTER : 0)
  );
}

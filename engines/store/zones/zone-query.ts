import type { PointTest } from '../../query/predicate.ts';
import type { FlightQuery, TemporalRelation } from '../../query/query.ts';
import { ABOVE, altitudeCode, BELOW, latitudeCode, longitudeCode } from './codes.ts';

/** Ranges, in Unix seconds, that the ends of an envelope's time range must lie in. */
export interface TimeRanges {
  readonly minFrom: number;
  readonly minTo: number;
  readonly maxFrom: number;
  readonly maxTo: number;
}

const ANY = { minFrom: -Infinity, minTo: Infinity, maxFrom: -Infinity, maxTo: Infinity };

const TIME_RANGES: Record<TemporalRelation, (t1: number, t2: number) => TimeRanges> = {
  intersects: (t1, t2) => ({ ...ANY, minTo: t2, maxFrom: t1 }),
  within: (t1, t2) => ({ ...ANY, minFrom: t1, maxTo: t2 }),
  starts_in: (t1, t2) => ({ ...ANY, minFrom: t1, minTo: t2 }),
  ends_in: (t1, t2) => ({ ...ANY, maxFrom: t1, maxTo: t2 }),
};

/** A query in the codes of the index. */
export interface ZoneQuery {
  readonly times: TimeRanges;
  readonly test: PointTest;
  readonly latLow: number;
  readonly latHigh: number;
  readonly lonLow: number;
  readonly lonHigh: number;
  readonly altLow: number;
  readonly altHigh: number;
}

/** Whether the index can answer a query: it must ask for a crossing of a box in latitude and longitude. */
export function zonesServe(test: PointTest): boolean {
  return test.mustCross && test.checkLat && test.checkLon;
}

/** Puts a query in the codes of the index. */
export function zoneQuery({ temporal, t1, t2 }: FlightQuery, test: PointTest): ZoneQuery {
  return {
    times: TIME_RANGES[temporal](t1, t2),
    test,
    latLow: test.minLat === -Infinity ? BELOW : latitudeCode(test.minLat),
    latHigh: test.maxLat === Infinity ? ABOVE : latitudeCode(test.maxLat),
    lonLow: test.minLon === -Infinity ? BELOW : longitudeCode(test.minLon),
    lonHigh: test.maxLon === Infinity ? ABOVE : longitudeCode(test.maxLon),
    altLow: test.minAlt === -Infinity ? BELOW : altitudeCode(test.minAlt),
    altHigh: test.maxAlt === Infinity ? ABOVE : altitudeCode(test.maxAlt),
  };
}

import type { FlightQuery } from '../../../engines/query/query.ts';
import { ANCHORS } from '../../../scenarios/anchored.ts';
import type { StoreView } from '../../../scenarios/scenario.ts';

/** 2024-06-11. */
export const FIRST_DAY = 19_885;

/** A store of some days, the earliest first, with a flight of two hours a day for the anchored scenarios. */
export function storeOf(...days: readonly number[]): StoreView {
  const anchors = Array.from({ length: ANCHORS }, (_, i) => {
    const start = (days[i % days.length] as number) * 86_400 + 50_000 + i * 97.5;
    return { start, end: start + 7200, lat: 40, lon: -75 + i };
  });
  return { days, anchors };
}

export const ONE_DAY = storeOf(FIRST_DAY);
export const THREE_DAYS = storeOf(FIRST_DAY, FIRST_DAY + 1, FIRST_DAY + 4);

/** Minutes of a query's window. */
export function minutesOf({ t1, t2 }: FlightQuery): number {
  return (t2 - t1) / 60;
}

/** Extent of a query's box in kilometres, E–W at its middle latitude. */
export function extentOf({ bounds }: FlightQuery): { ewKm: number; nsKm: number } {
  const { minLat = 0, maxLat = 0, minLon = 0, maxLon = 0 } = bounds;
  const perDegree = (6371.0088 * Math.PI) / 180;
  const middle = (((minLat + maxLat) / 2) * Math.PI) / 180;
  return { ewKm: (maxLon - minLon) * perDegree * Math.cos(middle), nsKm: (maxLat - minLat) * perDegree };
}

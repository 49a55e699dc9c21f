import type { Columns } from '../format/decode-columns.ts';
import { orNull } from '../format/decode-points.ts';
import type { Point } from '../format/point.ts';
import { seam, staged } from '../stages/seams.ts';
import { inBox, inWindow, type PointTest } from './predicate.ts';

/**
 * Indices of the points that a query returns of one trajectory, ascending: `all` where it keeps every
 * point, null where the trajectory is no hit.
 */
export let select = selectPoints;
seam((clock) => {
  select = staged(clock, 'filter', selectPoints);
});

function selectPoints(columns: Columns, test: PointTest): readonly number[] | 'all' | null {
  if (test.mustCross && !crosses(columns, test)) return null;
  if (!test.filter) return 'all';
  const { length, time, lat, lon, alt } = columns;
  const kept: number[] = [];
  for (let i = 0; i < length; i++) {
    if (inWindow(test, time[i] as number) && inBox(test, lat[i] as number, lon[i] as number, alt[i] as number)) {
      kept.push(i);
    }
  }
  return kept;
}

/** The selected points of the columns as objects. */
export let pointsOf = makePoints;
seam((clock) => {
  pointsOf = staged(clock, 'materialise', makePoints);
});

function makePoints(columns: Columns, kept: readonly number[] | 'all'): Point[] {
  return kept === 'all'
    ? Array.from({ length: columns.length }, (_, i) => pointOf(columns, i))
    : kept.map((i) => pointOf(columns, i));
}

/** The i-th point of the columns as an object. */
export function pointOf(columns: Columns, i: number): Point {
  return {
    time: columns.time[i] as number,
    lon: columns.lon[i] as number,
    lat: columns.lat[i] as number,
    alt: orNull(columns.alt[i] as number),
    altGnss: orNull(columns.altGnss[i] as number),
    heading: orNull(columns.heading[i] as number),
    onGround: columns.onGround[i] !== 0,
  };
}

function crosses({ length, lat, lon, alt }: Columns, test: PointTest): boolean {
  for (let i = 0; i < length; i++) {
    if (inBox(test, lat[i] as number, lon[i] as number, alt[i] as number)) return true;
  }
  return false;
}

import type { Point } from '../format/point.ts';
import { MISSING } from '../format/record.ts';
import { seam, staged } from '../stages/seams.ts';
import { inBox, inWindow, type PointTest } from './predicate.ts';

/** The points that a query returns of one trajectory; null where it is no hit. */
export let keepPoints = keep;
seam((clock) => {
  keepPoints = staged(clock, 'filter', keep);
});

function keep(points: readonly Point[], test: PointTest): readonly Point[] | null {
  if (test.mustCross && !points.some((point) => isInBox(test, point))) return null;
  return test.filter ? points.filter((point) => inWindow(test, point.time) && isInBox(test, point)) : points;
}

function isInBox(test: PointTest, { lat, lon, alt }: Point): boolean {
  return inBox(test, lat, lon, alt ?? MISSING);
}

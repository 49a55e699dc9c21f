import { median } from './stats.ts';

/**
 * Slope of y over x as the median of the slopes between all pairs of points, which single steps and spikes do not move:
 * P. K. Sen, "Estimates of the Regression Coefficient Based on Kendall's Tau", JASA 63 (1968), 1379–1389.
 * @throws RangeError for fewer than two different x.
 */
export function medianSlope(points: readonly (readonly [x: number, y: number])[]): number {
  const slopes = points.flatMap(([x, y], i) =>
    points.slice(i + 1).flatMap(([otherX, otherY]) => (otherX === x ? [] : [(otherY - y) / (otherX - x)])),
  );
  return median(slopes);
}

/** Parts that a run is divided into; the first is left out, since caches fill in it, and the last two are compared. */
const PARTS = 8;
const LAST = 2;

/**
 * By how much a series has risen beyond all it was before, from its last quarter, as the growth over the whole that a
 * steady rise of that size makes: native memory wanders up and down for tens of thousands of queries, and a slope takes
 * the way out of a trough for growth. Heights are medians of eighths.
 * @param values at even distances, at least 8.
 */
export function newHeights(values: readonly number[]): number {
  const part = (i: number) => Math.floor((i * values.length) / PARTS);
  const heights = Array.from({ length: PARTS }, (_, i) => median(values.slice(part(i), part(i + 1))));
  const before = Math.max(...heights.slice(1, -LAST));
  return (Math.max(...heights.slice(-LAST)) - before) * (PARTS / LAST);
}

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

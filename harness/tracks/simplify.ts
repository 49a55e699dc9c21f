import simplifyLine from 'simplify-js';
import type { Trajectory } from '../../engines/engine.ts';
import { quantile } from '../stats.ts';
import type { Track } from './scenario-tracks.ts';

/** Tracks of a scenario that a document keeps. */
export const MOST_TRACKS = 150;

/** Points of all its tracks together. */
export const MOST_POINTS = 800;

/** The first tolerance, as a share of the extent of all tracks. */
const FINEST = 1 / 4096;

/** Decimals of a degree: about 11 m. */
const DECIMALS = 4;

interface Place {
  readonly x: number;
  readonly y: number;
}

/**
 * Simplifies a result so that it can be drawn: at most `MOST_TRACKS` trajectories, spread evenly over the result, as
 * lines of at most `MOST_POINTS` points in all. Points are left out where the line stays within a tolerance (D. Douglas
 * and T. Peucker, "Algorithms for the reduction of the number of points", Cartographica 10 (1973), 112–122), which is
 * doubled until the rest is few enough.
 */
export function simplifyTracks(result: readonly Trajectory[]): { returned: number; tracks: Track[] } {
  const located = result.filter(({ points }) => points.length > 0);
  const kept = spread(located, MOST_TRACKS);
  if (kept.length === 0) return { returned: 0, tracks: [] };
  const lines = kept.map(({ points }) => Array.from(points, ({ lon, lat }): Place => ({ x: lon, y: lat })));
  const simple = fewEnough(lines);
  const tracks = kept.map(({ callsign, aircraftType, points }, i): Track => {
    const altitudes = Array.from(points, ({ alt }) => alt).filter((alt) => alt !== null);
    return {
      callsign,
      aircraftType,
      altitude: altitudes.length === 0 ? null : Math.round(quantile(altitudes, 0.5)),
      line: (simple[i] as Place[]).flatMap(({ x, y }) => [rounded(x), rounded(y)]),
    };
  });
  return { returned: located.length, tracks };
}

/** Every k-th of a list, so that no part of it is missing. */
function spread<T>(list: readonly T[], most: number): T[] {
  if (list.length <= most) return [...list];
  return Array.from({ length: most }, (_, i) => list[Math.floor((i * list.length) / most)] as T);
}

function fewEnough(lines: readonly Place[][]): Place[][] {
  const middle = quantile(
    lines.flatMap((line) => line.map(({ y }) => y)),
    0.5,
  );
  // A degree of longitude is shorter than one of latitude.
  const shrink = Math.cos((middle * Math.PI) / 180);
  const flat = lines.map((line) => line.map(({ x, y }) => ({ x: x * shrink, y })));
  let tolerance = FINEST * extentOf(flat.flat());
  let simple = flat;
  do {
    simple = flat.map((line) => simplifyLine(line, tolerance, true));
    tolerance *= 2;
  } while (tolerance > 0 && simple.reduce((sum, line) => sum + line.length, 0) > MOST_POINTS);
  return simple.map((line) => line.map(({ x, y }) => ({ x: x / shrink, y })));
}

/** The longer side of the box round some places. */
function extentOf(places: readonly Place[]): number {
  let [left, right, low, high] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of places) {
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [low, high] = [Math.min(low, y), Math.max(high, y)];
  }
  return Math.max(right - left, high - low);
}

function rounded(degrees: number): number {
  return Number(degrees.toFixed(DECIMALS));
}

import type { Feature, Polygon } from 'geojson';
import type { ScenarioView } from './model.ts';

/** Points on each side of a box: a parallel is bent on a conic map. */
const STEPS = 8;

type Box = NonNullable<ScenarioView['box']>;

/** A box in degrees as a polygon, clockwise as d3-geo wants it. */
export function boxOutline({ minLat, maxLat, minLon, maxLon }: Box): Feature<Polygon> {
  const along = (from: number, to: number) => Array.from({ length: STEPS }, (_, i) => from + ((to - from) * i) / STEPS);
  const ring = [
    ...along(minLat, maxLat).map((lat) => [minLon, lat]),
    ...along(minLon, maxLon).map((lon) => [lon, maxLat]),
    ...along(maxLat, minLat).map((lat) => [maxLon, lat]),
    ...along(maxLon, minLon).map((lon) => [lon, minLat]),
    [minLon, minLat],
  ];
  return { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } };
}

/** The middle of a box, where its camera stands: degrees east and north. */
export function middleOf({ minLat, maxLat, minLon, maxLon }: Box): [number, number] {
  return [(minLon + maxLon) / 2, (minLat + maxLat) / 2];
}

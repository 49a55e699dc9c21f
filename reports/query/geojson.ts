import type { Trajectory } from '../../engines/engine.ts';
import type { Points } from '../../engines/format/point.ts';
import type { RenderResult } from './format.ts';

/** A FeatureCollection (RFC 7946), one feature a trajectory; times and altitudes are arrays beside the line. */
const geojson: RenderResult = function* (result) {
  yield '{"type":"FeatureCollection","features":[';
  for (const [i, trajectory] of result.entries()) yield `${i === 0 ? '' : ','}\n${JSON.stringify(feature(trajectory))}`;
  yield '\n]}\n';
};

export default geojson;

function feature({ points, ...metadata }: Trajectory): object {
  const all = [...points];
  return {
    type: 'Feature',
    geometry: geometry(points),
    properties: {
      ...metadata,
      times: all.map(({ time }) => time),
      altitudesFt: all.map(({ alt }) => alt),
      headings: all.map(({ heading }) => heading),
      onGround: all.map(({ onGround }) => onGround),
    },
  };
}

/** A line needs two points: one is a Point, none is null. */
function geometry(points: Points): object | null {
  const positions = Array.from(points, ({ lon, lat }) => [lon, lat]);
  if (positions.length === 0) return null;
  return positions.length === 1
    ? { type: 'Point', coordinates: positions[0] }
    : { type: 'LineString', coordinates: positions };
}

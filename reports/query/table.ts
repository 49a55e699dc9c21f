import type { Point } from '../../engines/format/point.ts';
import { formatInstant } from '../../engines/query/instant.ts';
import { count, plural } from '../numbers.ts';
import { drawTable } from '../text-table.ts';
import type { RenderResult } from './format.ts';

/** One row a trajectory. */
const table: RenderResult = (result) => {
  const rows = result.map(({ source, sourceId, callsign, aircraftType, orig, dest, points }) => [
    sourceId,
    callsign,
    aircraftType ?? '–',
    orig ?? '–',
    dest ?? '–',
    String(source),
    count(points.length),
    points.length === 0 ? '–' : formatInstant(points.at(0).time),
    points.length === 0 ? '–' : formatInstant(points.at(points.length - 1).time),
    altitudes(points),
  ]);
  const points = result.reduce((sum, trajectory) => sum + trajectory.points.length, 0);
  const head = [
    'source_id',
    'callsign',
    'type',
    'orig',
    'dest',
    'source',
    'points',
    'first point',
    'last point',
    'altitude ft',
  ];
  return [
    `${drawTable({ head, left: [0, 1, 2, 3, 4, 7, 8], rows })}\n`,
    `${plural(result.length, 'trajectory')}, ${plural(points, 'point')}\n`,
  ];
};

export default table;

function altitudes(points: Iterable<Point>): string {
  let [min, max] = [Infinity, -Infinity];
  for (const { alt } of points) {
    if (alt === null) continue;
    [min, max] = [Math.min(min, alt), Math.max(max, alt)];
  }
  return min > max ? '–' : `${count(Math.round(min))} – ${count(Math.round(max))}`;
}

import type { Trajectory } from '../../engines/engine.ts';
import type { Point, Points } from '../../engines/format/point.ts';
import type { ReferenceFlight } from './reference-reader.ts';

const METADATA = [
  'source',
  'sourceId',
  'transponderId',
  'orig',
  'dest',
  'callsign',
  'aircraftType',
  'partial',
] as const satisfies (keyof ReferenceFlight & keyof Trajectory)[];

const FIELDS = ['time', 'lon', 'lat', 'alt', 'altGnss', 'heading', 'onGround'] as const satisfies (keyof Point)[];

/** Where a result differs from what it must be, one line each; empty where it does not. */
export function differences(expected: readonly ReferenceFlight[], actual: readonly Trajectory[]): string[] {
  if (expected.length !== actual.length) {
    return [`${actual.length} trajectories in place of ${expected.length}: ${ids(actual)} for ${ids(expected)}`];
  }
  return expected.flatMap((flight, i) => compare(flight, actual[i] as Trajectory).map((line) => `#${i}: ${line}`));
}

function compare(expected: ReferenceFlight, actual: Trajectory): string[] {
  const lines = METADATA.flatMap((key) =>
    expected[key] === actual[key] ? [] : [`${key} is ${actual[key]}, not ${expected[key]}`],
  );
  const keys = Object.keys(actual).sort().join();
  const known = [...METADATA, 'points'].sort().join();
  if (keys !== known) lines.push(`has the fields ${keys}`);
  return [...lines, ...comparePoints(expected, actual.points)];
}

/** Every way that Points can be read must give the same points. */
function comparePoints({ points, packed }: ReferenceFlight, actual: Points): string[] {
  if (actual.length !== points.length) return [`${actual.length} points in place of ${points.length}`];
  if (!packed.equals(actual.pack())) return ['the packed points differ'];
  const iterated = [...actual];
  if (iterated.length !== points.length) return [`iterates over ${iterated.length} of ${points.length} points`];
  return points.flatMap((point, i) =>
    FIELDS.flatMap((field) => {
      const [at, next] = [actual.at(i)[field], iterated[i]?.[field]];
      return Object.is(point[field], at) && Object.is(at, next)
        ? []
        : [`point ${i}: ${field} is ${at} by at() and ${next} by iteration, not ${point[field]}`];
    }),
  );
}

function ids(flights: readonly { readonly sourceId: string }[]): string {
  return JSON.stringify(flights.map(({ sourceId }) => sourceId));
}

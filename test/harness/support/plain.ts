import type { Point } from '../../../engines/format/point.ts';
import type { PlainTrajectory } from '../../../harness/plain-result.ts';
import { packByHand, testPoint } from '../../support/test-flight.ts';

/** A trajectory as it crosses a process boundary, with unremarkable values where the test names none. */
export function plain(points: readonly Point[], rest: Partial<PlainTrajectory> = {}): PlainTrajectory {
  return {
    source: 1,
    sourceId: 'id-1',
    transponderId: 'a0b1c2',
    orig: 'KBOS',
    dest: 'KJFK',
    callsign: 'BAW12',
    aircraftType: 'A320',
    partial: false,
    packed: new Uint8Array(packByHand(points)),
    ...rest,
  };
}

/** Three points of which the middle one can be changed. */
export function threePoints(middle: Partial<Point> = {}): Point[] {
  return [testPoint(100), testPoint(200, middle), testPoint(300)];
}

/** Each thing in which two trajectories can differ, with the change of metadata or of the middle point. */
export const METADATA_CHANGES: readonly (readonly [keyof PlainTrajectory, Partial<PlainTrajectory>])[] = [
  ['source', { source: 2 }],
  ['sourceId', { sourceId: 'id-2' }],
  ['transponderId', { transponderId: null }],
  ['orig', { orig: 'kbos' }],
  ['dest', { dest: null }],
  ['callsign', { callsign: 'BAW13' }],
  ['aircraftType', { aircraftType: '' }],
  ['partial', { partial: true }],
];

export const POINT_CHANGES: readonly (readonly [keyof Point, Partial<Point>])[] = [
  ['time', { time: 201 }],
  ['lon', { lon: -71.00000000000001 }],
  ['lat', { lat: 42.50000000000001 }],
  ['alt', { alt: null }],
  ['altGnss', { altGnss: 3100.5 }],
  ['heading', { heading: 90.00000000000001 }],
  ['onGround', { onGround: true }],
];

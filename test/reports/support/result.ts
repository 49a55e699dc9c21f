import type { Trajectory } from '../../../engines/engine.ts';
import { ObjectPoints } from '../../../engines/format/object-points.ts';
import { type TestFlight, testFlight, testPoint } from '../../support/test-flight.ts';

/** 2024-06-01T12:00:00Z. */
export const NOON = 1_717_243_200;

/** A flight as a result holds it. */
export function trajectory(count: number, rest: Partial<TestFlight> = {}): Trajectory {
  const points = Array.from({ length: count }, (_, i) =>
    testPoint(NOON + 60 * i, { lat: 42 + i / 3, alt: i === 1 ? null : 1000.5 * i, onGround: i === 0 }),
  );
  const { points: _, ...metadata } = testFlight(`id-${count}`, [], rest);
  return { ...metadata, points: new ObjectPoints(points), partial: true };
}

/** No point, one, three; names that a format must quote. */
export const RESULT: readonly Trajectory[] = [
  trajectory(0, { orig: null, aircraftType: null }),
  trajectory(1, { callsign: 'A,"B"\n' }),
  trajectory(3, { callsign: 'ÉTÉ', dest: null }),
];

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Trajectory } from '../../../engines/engine.ts';
import { ObjectPoints } from '../../../engines/format/object-points.ts';
import { MOST_POINTS, MOST_TRACKS, simplifyTracks } from '../../../harness/tracks/simplify.ts';
import { testFlight, testPoint } from '../../support/test-flight.ts';

/** A flight over some places: degrees east, degrees north, feet. */
function flight(
  callsign: string,
  places: readonly (readonly [lon: number, lat: number, alt?: number | null])[],
): Trajectory {
  const points = places.map(([lon, lat, alt = 1000], i) => testPoint(i, { lon, lat, alt }));
  return { ...testFlight('id', [], { callsign }), points: new ObjectPoints(points), partial: true };
}

describe('what is kept of a track', () => {
  test('its ends and corners, in the order flown, to 4 decimals', () => {
    const bent = flight('A', [
      [-71, 42],
      [-70.5, 42],
      [-70, 42],
      [-70, 42.5],
      [-70, 43.000049],
    ]);
    expect(simplifyTracks([bent]).tracks[0]?.line).toEqual([-71, 42, -70, 42, -70, 43]);
  });

  test('callsign, type and the median of the known altitudes', () => {
    const known = flight('B', [
      [-71, 42, 100],
      [-71, 43, null],
      [-71, 44, 300],
      [-71, 45, 901],
    ]);
    expect(simplifyTracks([known]).tracks[0]).toMatchObject({ callsign: 'B', aircraftType: 'A320', altitude: 300 });
    expect(simplifyTracks([flight('C', [[-71, 42, null]])]).tracks[0]).toMatchObject({
      altitude: null,
      line: [-71, 42],
    });
  });

  test('nothing of flights without points', () => {
    expect(simplifyTracks([])).toEqual({ returned: 0, tracks: [] });
    expect(simplifyTracks([flight('D', [])])).toEqual({ returned: 0, tracks: [] });
  });
});

test('of many flights a spread is kept, and all are counted', () => {
  const many = Array.from({ length: 1_000 }, (_, i) => flight(String(i), [[-71, 42]]));
  const { returned, tracks } = simplifyTracks(many);
  expect(returned).toBe(1_000);
  expect(tracks).toHaveLength(MOST_TRACKS);
  expect(Number(tracks.at(-1)?.callsign)).toBeGreaterThan(985);
});

test('however wild the tracks, they are few points in the end, from first to last place', () => {
  const place = fc.tuple(fc.double({ min: -125, max: -67, noNaN: true }), fc.double({ min: 25, max: 49, noNaN: true }));
  const result = fc.array(fc.array(place, { minLength: 30, maxLength: 60 }), { minLength: 30, maxLength: 60 });
  fc.assert(
    fc.property(result, (flights) => {
      const { tracks } = simplifyTracks(flights.map((places, i) => flight(String(i), places)));
      expect(tracks.reduce((sum, { line }) => sum + line.length / 2, 0)).toBeLessThanOrEqual(MOST_POINTS);
      tracks.forEach(({ line }, i) => {
        const [[lon, lat]] = flights[i] as [[number, number]];
        expect(line[0]).toBeCloseTo(lon, 3);
        expect(line[1]).toBeCloseTo(lat, 3);
      });
    }),
    { numRuns: 20, endOnFailure: true },
  );
});

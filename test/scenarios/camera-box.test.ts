import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cameraBox } from '../../scenarios/camera-box.ts';

const RADIUS_KM = 6371.0088;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Distance along a great circle, by the haversine formula. */
function distance(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const [dLat, dLon] = [radians(b.lat - a.lat), radians(b.lon - a.lon)];
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(dLon / 2) ** 2;
  return 2 * RADIUS_KM * Math.asin(Math.sqrt(h));
}

const place = fc.record({
  lat: fc.double({ min: -60, max: 60, noNaN: true }),
  lon: fc.double({ min: -170, max: 170, noNaN: true }),
});
const km = fc.integer({ min: 10, max: 200 });

describe('a camera box', () => {
  test('at the equator is as many degrees wide as high', () => {
    const { minLat, maxLat, minLon, maxLon } = cameraBox({ lat: 0, lon: 10 }, { ewKm: 100, nsKm: 100 });
    expect(maxLat).toBeCloseTo(50 / 111.195, 5);
    expect(minLat).toBe(-(maxLat as number));
    expect([minLon, maxLon]).toEqual([10 + (minLat as number), 10 + (maxLat as number)]);
  });

  test('is widened by 1 / cos(latitude): at 60° by two', () => {
    const { minLat, maxLat, minLon, maxLon } = cameraBox({ lat: 60, lon: 0 }, { ewKm: 80, nsKm: 80 });
    expect((maxLon as number) - (minLon as number)).toBeCloseTo(2 * ((maxLat as number) - (minLat as number)), 10);
  });

  test('lies round its place and has the kilometres that were asked for', () => {
    fc.assert(
      fc.property(place, km, km, (centre, ewKm, nsKm) => {
        const { minLat = 0, maxLat = 0, minLon = 0, maxLon = 0 } = cameraBox(centre, { ewKm, nsKm });
        expect((minLat + maxLat) / 2).toBeCloseTo(centre.lat, 9);
        expect((minLon + maxLon) / 2).toBeCloseTo(centre.lon, 9);
        const height = distance({ lat: minLat, lon: centre.lon }, { lat: maxLat, lon: centre.lon });
        const width = distance({ lat: centre.lat, lon: minLon }, { lat: centre.lat, lon: maxLon });
        expect(height / nsKm).toBeCloseTo(1, 6);
        // A great circle cuts the corner that a parallel goes round.
        expect(width / ewKm).toBeCloseTo(1, 3);
      }),
    );
  });

  test('has no limit of altitude', () => {
    expect(Object.keys(cameraBox({ lat: 1, lon: 1 }, { ewKm: 1, nsKm: 1 })).sort()).toEqual([
      ...['maxLat', 'maxLon', 'minLat', 'minLon'],
    ]);
  });
});

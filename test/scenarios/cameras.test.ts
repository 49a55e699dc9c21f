import { expect, test } from 'vitest';
import { CAMERAS } from '../../scenarios/cameras.ts';

/** The box of the continental US. */
const US = { south: 24.5, north: 49.5, west: -125, east: -66.5 };

test('there are at least 16 places, all inside the continental US', () => {
  expect(CAMERAS.length).toBeGreaterThanOrEqual(16);
  for (const { name, lat, lon } of CAMERAS) {
    const inside = lat > US.south && lat < US.north && lon > US.west && lon < US.east;
    expect(inside, `${name} at ${lat}, ${lon}`).toBe(true);
  }
});

test('they are different places with different names', () => {
  expect(new Set(CAMERAS.map(({ name }) => name)).size).toBe(CAMERAS.length);
  expect(new Set(CAMERAS.map(({ lat, lon }) => `${lat} ${lon}`)).size).toBe(CAMERAS.length);
  for (const { name } of CAMERAS) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
});

test('they reach over the whole of the country', () => {
  const [lats, lons] = [CAMERAS.map(({ lat }) => lat), CAMERAS.map(({ lon }) => lon)];
  expect(Math.max(...lats) - Math.min(...lats)).toBeGreaterThan(20);
  expect(Math.max(...lons) - Math.min(...lons)).toBeGreaterThan(50);
});

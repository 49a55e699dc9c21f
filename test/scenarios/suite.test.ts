import { describe, expect, test } from 'vitest';
import { CAMERAS } from '../../scenarios/cameras.ts';
import { SCENARIOS } from '../../scenarios/registry.ts';
import { extentOf, FIRST_DAY, minutesOf, ONE_DAY, THREE_DAYS } from './support/store-views.ts';

const named = (name: string) => SCENARIOS.filter((scenario) => scenario.name === name).map((s) => s.query(ONE_DAY));
const suite = SCENARIOS.filter(({ name }) => name.startsWith('camera/')).map((scenario) => scenario.query(ONE_DAY));

describe('the suite of cameras', () => {
  test('asks once at each camera', () => {
    const asked = SCENARIOS.map(({ name }) => name).filter((name) => name.startsWith('camera/'));
    expect(asked).toEqual(CAMERAS.map(({ name }) => `camera/${name}`));
    for (const [i, { lat, lon }] of CAMERAS.entries()) {
      const { minLat = 0, maxLat = 0, minLon = 0, maxLon = 0 } = suite[i]?.bounds ?? {};
      expect((minLat + maxLat) / 2).toBeCloseTo(lat, 6);
      expect((minLon + maxLon) / 2).toBeCloseTo(lon, 6);
    }
  });

  test('has windows of 5 to 30 minutes, both among them', () => {
    const minutes = suite.map(minutesOf);
    expect([Math.min(...minutes), Math.max(...minutes)]).toEqual([5, 30]);
    expect(new Set(minutes).size).toBeGreaterThan(5);
  });

  test('has extents of 10 to 200 km each way, wide, high and square', () => {
    const extents = suite.map(extentOf);
    for (const axis of ['ewKm', 'nsKm'] as const) {
      const lengths = extents.map((extent) => Math.round(extent[axis]));
      expect([Math.min(...lengths), Math.max(...lengths)]).toEqual([10, 200]);
    }
    expect(extents.some(({ ewKm, nsKm }) => ewKm > 2 * nsKm)).toBe(true);
    expect(extents.some(({ ewKm, nsKm }) => nsKm > 2 * ewKm)).toBe(true);
  });

  test('has every temporal relation, crosses and within, filtered and not, with and without altitudes', () => {
    const kinds = (of: (query: (typeof suite)[number]) => unknown) => new Set(suite.map(of));
    expect(kinds(({ temporal }) => temporal)).toEqual(new Set(['intersects', 'within', 'starts_in', 'ends_in']));
    expect(kinds(({ spatial }) => spatial)).toEqual(new Set(['crosses', 'within']));
    expect(kinds(({ filterWaypoints }) => filterWaypoints)).toEqual(new Set([true, false]));
    expect(kinds(({ bounds }) => bounds.minAlt !== undefined)).toEqual(new Set([true, false]));
  });

  test('spreads over the days of a store', () => {
    const days = SCENARIOS.filter(({ name }) => name.startsWith('camera/')).map((scenario) =>
      Math.floor(scenario.query(THREE_DAYS).t1 / 86_400),
    );
    for (const day of THREE_DAYS.days) expect(days.filter((found) => found === day).length).toBeGreaterThan(5);
  });
});

test('the reference query is an hour and 50 km half-width at Boston', () => {
  const [query] = named('reference/boston');
  expect(query).toMatchObject({ temporal: 'intersects', spatial: 'crosses', filterWaypoints: true });
  expect((query?.t2 ?? 0) - (query?.t1 ?? 0)).toBe(3600);
  expect(extentOf(query as NonNullable<typeof query>).ewKm).toBeCloseTo(100, 6);
  expect(extentOf(query as NonNullable<typeof query>).nsKm).toBeCloseTo(100, 6);
});

test('one window spans midnight', () => {
  const [query] = named('edge/midnight');
  expect(query?.t1).toBeLessThan((FIRST_DAY + 1) * 86_400);
  expect(query?.t2).toBeGreaterThan((FIRST_DAY + 1) * 86_400);
});

test('anchored windows lie round the flights of the store, on whole minutes', () => {
  for (const [i, anchor] of THREE_DAYS.anchors.entries()) {
    const query = SCENARIOS.find(({ name }) => name === `anchored/${i + 1}`)?.query(THREE_DAYS);
    const { start, end } = anchor;
    const instant = { starts_in: start, ends_in: end, intersects: (start + end) / 2, within: start };
    expect(query?.t1).toBeLessThanOrEqual(instant[query?.temporal ?? 'within']);
    expect(query?.t2).toBeGreaterThanOrEqual(instant[query?.temporal ?? 'within']);
    expect((query?.t1 ?? 1) % 60).toBe(0);
    expect(query?.bounds.minLon).toBeLessThan(anchor.lon);
    expect(query?.bounds.maxLon).toBeGreaterThan(anchor.lon);
  }
});

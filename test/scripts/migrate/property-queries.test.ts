import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toRequest } from '../../../engines/query/request.ts';
import { anyStoreQuery, groundOf, queryAt } from '../../../scripts/migrate/property-queries.ts';
import { manyDays } from '../support/many-days.ts';

const DAYS = [19_000, 19_002];
const ANCHOR = { start: 19_002 * 86_400 + 5 * 3600 + 30, end: 19_002 * 86_400 + 7 * 3600, lat: 10, lon: 20 };
const queries = anyStoreQuery({ days: DAYS, anchors: [ANCHOR] });

test('every query lies within half an hour of the days, in the extents and of the lengths that are promised', () => {
  fc.assert(
    fc.property(queries, ({ t1, t2, spatial, bounds }) => {
      expect(t1 % 60).toBe(0);
      expect(DAYS).toContain(Math.floor(t1 / 86_400));
      expect(t2 - t1).toBeGreaterThanOrEqual(5 * 60);
      expect(t2 - t1).toBeLessThanOrEqual(30 * 60);
      const { minLat, maxLat, minLon, maxLon } = bounds;
      expect(minLat === undefined).toBe(spatial === 'none');
      if (minLat === undefined || maxLat === undefined || minLon === undefined || maxLon === undefined) return;
      const km = [
        (maxLat - minLat) * 111.195,
        (maxLon - minLon) * 111.195 * Math.cos(((minLat + maxLat) * Math.PI) / 360),
      ];
      for (const extent of km) {
        expect(extent).toBeGreaterThan(9.9);
        expect(extent).toBeLessThan(202);
      }
    }),
    { numRuns: 1000 },
  );
});

test('every combination of types, filter and altitude is drawn', () => {
  const drawn = new Set(
    fc
      .sample(queries, { numRuns: 4000, seed: 1 })
      .map(({ temporal, spatial, filterWaypoints, bounds }) =>
        [temporal, spatial, filterWaypoints, bounds.minAlt !== undefined].join(),
      ),
  );
  // Four temporal types, filter or not, each without a box, or in two spatial types with altitudes or not.
  expect(drawn.size).toBe(4 * 2 * (1 + 2 * 2));
});

test('the query of a seed and number is always the same, and hardly ever that of another', () => {
  const series = (seed: number) =>
    Array.from({ length: 200 }, (_, number) => JSON.stringify(toRequest(queryAt(queries, seed, number))));
  expect(series(1)).toEqual(series(1));
  expect(new Set([...series(1), ...series(2)]).size).toBeGreaterThan(390);
});

test('queries are drawn about days up to one, and about flights of these', async () => {
  const { store } = await manyDays(3);
  const [first, last] = [19_875, 19_877];
  expect(groundOf(store).days).toEqual([first, 19_876, last]);
  const { days, anchors } = groundOf(store, first);
  expect(days).toEqual([first]);
  expect(anchors.length).toBeGreaterThan(0);
  expect(anchors.filter(({ start }) => start >= 19_876 * 86_400)).toEqual([]);
  expect(() => groundOf(store, first - 1)).toThrow('holds no day-files up to 2024-05-31');
});

import { expect, test } from 'vitest';
import { flights } from '../../../engines/query/builder.ts';
import { caught } from '../../support/caught-error.ts';

const crosses = () => flights(1, 2).spatiallyCrosses();
const within = () => flights(1, 2).spatiallyWithin();

test('a window that ends before it starts is refused with both ends', async () => {
  const error = await caught('BAD_QUERY', () => flights(20, 10).build());
  expect(error.message).toContain('t1 = 20, t2 = 10');
  expect(flights(10, 10).build().t2).toBe(10);
});

test.each([
  ['Lat', { minLat: 2, maxLat: 1 }],
  ['Lon', { minLon: 2, maxLon: 1 }],
  ['Alt', { minAlt: 2, maxAlt: 1 }],
])('min%s above its max is refused', async (axis, bounds) => {
  for (const start of [crosses(), within()]) {
    const error = await caught('BAD_QUERY', () => start.withBounds(bounds).build());
    expect(error.message).toContain(`min${axis} = 2 is greater than max${axis} = 1`);
  }
  expect(
    crosses().withBounds({ minLat: 1, maxLat: 1, minLon: 1, maxLon: 1, minAlt: 1, maxAlt: 1 }).build(),
  ).toBeTruthy();
});

test('bounds without a spatial type are refused', async () => {
  const error = await caught('BAD_QUERY', () => flights(1, 2).withBounds({ minAlt: 0 }).build());
  expect(error.message).toContain('spatially_crosses or spatially_within');
  expect(flights(1, 2).withBounds({}).build().bounds).toEqual({});
});

test.each(['minLat', 'maxLat', 'minLon', 'maxLon', 'minAlt', 'maxAlt'])(
  '%s alone is half an axis for within, and enough for crosses',
  async (name) => {
    const error = await caught('BAD_QUERY', () =>
      within()
        .withBounds({ [name]: 1 })
        .build(),
    );
    const other = name.startsWith('min') ? name.replace('min', 'max') : name.replace('max', 'min');
    expect(error.message).toContain(`${other} is missing`);
    expect(
      crosses()
        .withBounds({ [name]: 1 })
        .build().bounds,
    ).toEqual({ [name]: 1 });
  },
);

test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('%s is no limit', async (limit) => {
  const error = await caught('BAD_QUERY', () => crosses().withBounds({ maxLon: limit }).build());
  expect(error.message).toContain(`maxLon = ${limit}`);
});

test.each([1.5, Number.NaN])('%s is no source', async (source) => {
  await caught('BAD_QUERY', () => flights(1, 2).fromSource(source).build());
});

test('rules are checked when the query is built, not at each call', () => {
  const query = flights(1, 2).withBounds({ minLat: 5, maxLat: 1 }).withBounds({ maxLat: 6 }).spatiallyCrosses().build();
  expect(query.bounds).toEqual({ minLat: 5, maxLat: 6 });
});

import { expect, test } from 'vitest';
import { flights } from '../../../engines/query/builder.ts';
import { caught } from '../../support/caught-error.ts';

test('a bare query intersects the window and asks nothing else', () => {
  expect(flights(10, 20).build()).toEqual({
    t1: 10,
    t2: 20,
    temporal: 'intersects',
    spatial: 'none',
    bounds: {},
    callsign: null,
    orig: null,
    dest: null,
    source: null,
    filterWaypoints: false,
  });
});

test('takes dates as well as Unix seconds', () => {
  const query = flights(new Date('2024-06-01T12:00:00Z'), new Date('2024-06-01T12:00:00.500Z')).build();
  expect([query.t1, query.t2]).toEqual([1_717_243_200, 1_717_243_200.5]);
});

test('every call answers with a new builder and leaves the old one', () => {
  const start = flights(10, 20);
  const before = start.build();
  const changed = start.timeWithin().spatiallyCrosses().withBounds({ minLat: 1 }).withCallsign('A').withOrig('B');
  expect(start.build()).toEqual(before);
  expect(changed.withDest('C').fromSource(2).filterWaypoints().build()).toEqual({
    ...before,
    temporal: 'within',
    spatial: 'crosses',
    bounds: { minLat: 1 },
    callsign: 'A',
    orig: 'B',
    dest: 'C',
    source: 2,
    filterWaypoints: true,
  });
});

test('later bounds override single limits and keep the others', () => {
  const query = flights(1, 2)
    .spatiallyCrosses()
    .withBounds({ minLat: 1, maxLat: 9 })
    .withBounds({ maxLat: 5, minAlt: 0 });
  expect(query.build().bounds).toEqual({ minLat: 1, maxLat: 5, minAlt: 0 });
});

test('the last temporal and the last spatial relation count', () => {
  const query = flights(1, 2).timeWithin().timeEndsIn().spatiallyWithin().spatiallyCrosses().build();
  expect([query.temporal, query.spatial]).toEqual(['ends_in', 'crosses']);
  expect(flights(1, 2).timeWithin().timeStartsIn().timeIntersects().build().temporal).toBe('intersects');
});

test('what is built is frozen and apart from what it was built of', () => {
  const bounds = { minLat: 1 };
  const query = flights(1, 2).spatiallyCrosses().withBounds(bounds).build();
  bounds.minLat = 7;
  expect(query.bounds).toEqual({ minLat: 1 });
  expect(Object.isFrozen(query) && Object.isFrozen(query.bounds)).toBe(true);
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, new Date(Number.NaN)])('%s is no instant', async (instant) => {
  await caught('BAD_QUERY', () => flights(instant, 2));
  await caught('BAD_QUERY', () => flights(1, instant));
});

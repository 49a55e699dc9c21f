import { describe, expect, test } from 'vitest';
import { flights } from '../../../engines/query/builder.ts';
import { parseRequest, toRequest } from '../../../engines/query/request.ts';
import { caught } from '../../support/caught-error.ts';

const WINDOW = { t1: '2024-06-01T12:00:00Z', t2: '2024-06-01T13:00:00Z' };

const parse = (...ops: unknown[]) => parseRequest({ ...WINDOW, ops });

test('a request of the protocol becomes its query', () => {
  const query = parse(
    ['time_starts_in', []],
    ['spatially_crosses'],
    ['with_bounds', [{ min_lat: 1, max_lat: 2, min_lon: 3, max_lon: 4, min_alt: 5, max_alt: null }]],
    ['with_bounds', [{ max_lat: 2.5 }]],
    ['with_callsign', ['BAW*']],
    ['with_orig', ['KBOS']],
    ['with_dest', ['KJFK']],
    ['from_source', [2]],
    ['filter_waypoints', []],
  );
  expect(query).toEqual(
    flights(1_717_243_200, 1_717_246_800)
      .timeStartsIn()
      .spatiallyCrosses()
      .withBounds({ minLat: 1, maxLat: 2.5, minLon: 3, maxLon: 4, minAlt: 5 })
      .withCallsign('BAW*')
      .withOrig('KBOS')
      .withDest('KJFK')
      .fromSource(2)
      .filterWaypoints()
      .build(),
  );
});

test('a request without ops is a bare query; other fields do not matter', () => {
  expect(parseRequest({ ...WINDOW, full: true })).toEqual(flights(1_717_243_200, 1_717_246_800).build());
});

test('a query becomes a request of the protocol', () => {
  const query = flights(1_717_243_200, 1_717_246_800).spatiallyWithin().withBounds({ minAlt: 0, maxAlt: 9 }).build();
  expect(toRequest(query)).toEqual({
    ...WINDOW,
    ops: [
      ['time_intersects', []],
      ['spatially_within', []],
      ['with_bounds', [{ min_alt: 0, max_alt: 9 }]],
    ],
  });
});

describe('refuses by name', () => {
  test.each(['drop_table', '__proto__', 'constructor', 'toString', 'build', 'timeWithin', ''])(
    'the operation %j',
    async (name) => {
      const error = await caught('BAD_REQUEST', () => parse([name, []]));
      expect(error.message).toContain(`'${name}'`);
      expect(error.message).toContain('filter_waypoints');
    },
  );

  test.each([
    [['time_within', [1]], 'time_within'],
    [['with_callsign', []], 'with_callsign'],
    [['with_callsign', ['A', 'B']], 'with_callsign'],
    [['with_callsign', [null]], 'with_callsign'],
    [['with_orig', [7]], 'with_orig'],
    [['with_dest', [{}]], 'with_dest'],
    [['from_source', ['1']], 'from_source'],
    [['from_source', [1.5]], 'from_source'],
    [['with_bounds', []], 'with_bounds'],
    [['with_bounds', [[1, 2]]], 'with_bounds'],
    [['with_bounds', [null]], 'with_bounds'],
    [['with_bounds', [{ min_lat: '1' }]], 'min_lat'],
    [['with_bounds', [{ minLat: 1 }]], 'minLat'],
    [['with_bounds', [{ proto: 1 }]], 'proto'],
    ['time_within', 'time_within'],
    [[], '[]'],
    [[5, []], '5'],
    [['time_within', {}], 'time_within'],
    [['time_within', [], []], 'time_within'],
    [null, 'null'],
  ])('the arguments of %j', async (op, name) => {
    const error = await caught('BAD_REQUEST', () => parse(op));
    expect(error.message).toContain(name);
  });

  test('a limit by the name of a prototype', async () => {
    const bounds = JSON.parse('{"__proto__": 1, "constructor": 2}');
    await caught('BAD_REQUEST', () => parse(['with_bounds', [bounds]]));
  });

  test.each([null, 'text', 5, undefined])('the request %j', async (request) => {
    await caught('BAD_REQUEST', () => parseRequest(request));
  });

  test('ops that are no list, a missing instant', async () => {
    await caught('BAD_REQUEST', () => parseRequest({ ...WINDOW, ops: {} }));
    const error = await caught('BAD_REQUEST', () => parseRequest({ t1: WINDOW.t1, ops: [] }));
    expect(error.message).toContain('t2');
  });
});

test('a query that breaks a rule is a bad query, not a bad request', async () => {
  await caught('BAD_QUERY', () => parseRequest({ t1: WINDOW.t2, t2: WINDOW.t1, ops: [] }));
  await caught('BAD_QUERY', () => parse(['with_bounds', [{ min_lat: 1 }]]));
  await caught('BAD_QUERY', () => parse(['spatially_within', []], ['with_bounds', [{ min_lat: 1 }]]));
});

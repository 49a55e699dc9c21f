import fc from 'fast-check';
import type { Point } from '../../engines/format/point.ts';
import { flights } from '../../engines/query/builder.ts';
import type { Bounds, FlightQuery } from '../../engines/query/query.ts';
import { type TestFlight, testFlight } from './test-flight.ts';

/** Latitudes, longitudes and altitudes of which limits and points are both drawn, so that they often meet. */
const GRID = { lat: [41, 42, 42.1, 42.5, 43], lon: [-73, -72, -71.3, -71, -70], alt: [0, 1000, 1000.1, 5000] };

const anyDouble = fc.double();

/** Any point that a file can hold, NaN, infinities, −0 and missing values among them. −999999 is null. */
export const anyPoint: fc.Arbitrary<Point> = fc.record({
  time: fc.integer({ min: 0, max: 0xffffffff }),
  lon: anyDouble,
  lat: anyDouble,
  alt: orMissing(anyDouble),
  altGnss: orMissing(anyDouble),
  heading: orMissing(anyDouble),
  onGround: fc.boolean(),
});

/** Any two days' worth of time for a point, in seconds from the start of a block of days. */
const someTime = fc.integer({ min: 86_000, max: 3 * 86_400 + 400 });

function gridPoint(time: fc.Arbitrary<number>): fc.Arbitrary<Point> {
  return fc.record({
    time,
    lat: onGrid(GRID.lat),
    lon: onGrid(GRID.lon),
    alt: orMissing(onGrid(GRID.alt)),
    altGnss: orMissing(anyDouble),
    heading: orMissing(anyDouble),
    onGround: fc.boolean(),
  });
}

/** A flight of a random store: its day in the block, 0 to 3, and its points about that day. */
export const anyFlight: fc.Arbitrary<{ day: number; flight: TestFlight }> = fc
  .tuple(
    someTime.chain((start) =>
      fc.array(gridPoint(fc.integer({ min: start, max: start + 7200 })), { minLength: 1, maxLength: 12 }),
    ),
    fc.record({
      source: fc.integer({ min: 1, max: 3 }),
      sourceId: fc.constantFrom('a', 'b', 'B', 'é', '\u{1f600}', '\uffee'),
      callsign: fc.constantFrom('BAW1', 'baw1', 'BAW22', 'AAL_1', ''),
      orig: fc.constantFrom('KBOS', 'EGLL', null),
      dest: fc.constantFrom('KJFK', 'kjfk', null),
    }),
  )
  .map(([points, { sourceId, ...rest }]) => ({
    day: Math.floor((points[0]?.time ?? 0) / 86_400),
    flight: testFlight(sourceId, points, rest),
  }));

/** A valid query over such a store, its window in seconds from the start of the block. */
export const anyQuery: fc.Arbitrary<FlightQuery> = fc
  .record({
    t1: someTime,
    length: fc.oneof(fc.integer({ min: 0, max: 7200 }), fc.integer({ min: 0, max: 2 * 86_400 })),
    temporal: fc.constantFrom('intersects', 'within', 'starts_in', 'ends_in'),
    spatial: fc.constantFrom('none', 'crosses', 'within'),
    bounds: fc.tuple(limits(GRID.lat), limits(GRID.lon), limits(GRID.alt)),
    callsign: sometimes(fc.constantFrom('BAW1', 'BAW*', '*1', '*', 'AAL_1', '_AW*')),
    orig: sometimes(fc.constantFrom('KBOS', 'K*')),
    dest: sometimes(fc.constantFrom('KJFK', 'kj*')),
    source: sometimes(fc.integer({ min: 1, max: 3 })),
    filter: fc.boolean(),
  })
  .map(({ t1, length, temporal, spatial, bounds, callsign, orig, dest, source, filter }) => {
    let query = flights(t1, t1 + length)
      .temporally(temporal)
      .spatially(spatial);
    if (spatial !== 'none') query = query.withBounds(toBounds(bounds, spatial === 'within'));
    if (callsign !== null) query = query.withCallsign(callsign);
    if (orig !== null) query = query.withOrig(orig);
    if (dest !== null) query = query.withDest(dest);
    if (source !== null) query = query.fromSource(source);
    return (filter ? query.filterWaypoints() : query).build();
  });

type Limits = readonly [low: number | null, high: number | null];

function toBounds(axes: readonly [Limits, Limits, Limits], both: boolean): Bounds {
  const names = ['Lat', 'Lon', 'Alt'] as const;
  return Object.fromEntries(
    axes.flatMap(([low, high], i) => {
      if (both && (low === null || high === null)) return [];
      return [...(low === null ? [] : [[`min${names[i]}`, low]]), ...(high === null ? [] : [[`max${names[i]}`, high]])];
    }),
  );
}

function limits(values: readonly number[]): fc.Arbitrary<Limits> {
  const limit = sometimes(fc.constantFrom(...values));
  return fc.tuple(limit, limit).map(([a, b]) => (a !== null && b !== null && a > b ? [b, a] : [a, b]));
}

/** Mostly a value of the grid, at times just beside one, anything, or no number. */
function onGrid(values: readonly number[]): fc.Arbitrary<number> {
  return fc.oneof(
    { arbitrary: fc.constantFrom(...values), weight: 8 },
    { arbitrary: fc.constantFrom(...values).map((value) => value + 2 ** -40), weight: 2 },
    { arbitrary: fc.constantFrom(Number.NaN, -0, Number.POSITIVE_INFINITY), weight: 1 },
  );
}

function orMissing(values: fc.Arbitrary<number>): fc.Arbitrary<number | null> {
  const stored = values.filter((value) => value !== -999_999);
  return fc.oneof({ arbitrary: stored, weight: 3 }, { arbitrary: fc.constant(null), weight: 1 });
}

function sometimes<T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.option(values, { nil: null, freq: 2 });
}

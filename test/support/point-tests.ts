import fc from 'fast-check';
import type { PointTest } from '../../engines/query/predicate.ts';

/** Values that limits and points are both drawn from: they meet, miss by one bit, or cannot be compared. */
export const PLACES = [
  ...[-999_999, -999_999.0000000001, -0, 0, 5e-324, -5e-324, 42, 42.00000000000001, -71.5, 180, -180, 1e300],
  ...[Number.NaN, Infinity, -Infinity],
];
export const INSTANTS = [0, 1, 1000, 1_717_243_200, 2 ** 31 - 1, 2 ** 31, 0xfffffffe, 0xffffffff];

const limit = fc.constantFrom(...PLACES.filter((value) => !Number.isNaN(value)));
const maybe = fc.oneof(fc.constant(null), limit);

/** An axis without a limit, or with one or two; they may leave nothing. */
const axis = fc.tuple(maybe, maybe).map(([low, high]) => ({
  min: low ?? -Infinity,
  max: high ?? Infinity,
  check: low !== null || high !== null,
}));

/** Every combination of limits, whether a query could ask for it or not. */
export const anyPointTest: fc.Arbitrary<PointTest> = fc
  .record({
    window: fc.tuple(fc.constantFrom(...INSTANTS), fc.constantFrom(...INSTANTS, 1.5, 2 ** 33)),
    lat: axis,
    lon: axis,
    alt: axis,
    mustCross: fc.boolean(),
    filter: fc.boolean(),
  })
  .map(({ window: [minTime, maxTime], lat, lon, alt, mustCross, filter }) => ({
    ...{ minTime, maxTime, mustCross, filter },
    ...{ minLat: lat.min, maxLat: lat.max, checkLat: lat.check },
    ...{ minLon: lon.min, maxLon: lon.max, checkLon: lon.check },
    ...{ minAlt: alt.min, maxAlt: alt.max, checkAlt: alt.check },
  }));

import { flights } from '../../engines/query/builder.ts';
import type { FlightQuery, SpatialRelation, TemporalRelation } from '../../engines/query/query.ts';
import { ALTITUDES, BOX, HOUR, MIDNIGHT, NOON } from './sample-store.ts';

const TEMPORAL: TemporalRelation[] = ['intersects', 'within', 'starts_in', 'ends_in'];
const SPATIAL: SpatialRelation[] = ['none', 'crosses', 'within'];

const hour = () => flights(NOON, NOON + HOUR);
const crossing = () => hour().spatiallyCrosses();
const night = () => flights(MIDNIGHT - 600, MIDNIGHT + 600);

/** Every time relation with every spatial one, with and without filtered waypoints. */
const PRODUCT = TEMPORAL.flatMap((temporal) =>
  SPATIAL.flatMap((spatial) =>
    [false, true].map((filter): [string, FlightQuery] => {
      const window = flights(NOON - HOUR, NOON + HOUR + 300).temporally(temporal);
      const placed = spatial === 'none' ? window : window.spatially(spatial).withBounds(BOX);
      const query = filter ? placed.filterWaypoints() : placed;
      return [`${temporal}, ${spatial}${filter ? ', filtered' : ''}`, query.build()];
    }),
  ),
);

/** Queries over the sample store, each with a name. */
export const SAMPLE_QUERIES: readonly (readonly [string, FlightQuery])[] = [
  ...PRODUCT,
  ['a window of one instant', flights(NOON, NOON).filterWaypoints().build()],
  [
    'an instant between two seconds',
    flights(NOON + 0.5, NOON + 60.5)
      .filterWaypoints()
      .build(),
  ],
  ['a window without flights', flights(NOON + 40 * 86_400, NOON + 41 * 86_400).build()],
  ['a window of years', flights(NOON - 300 * 86_400, NOON + 300 * 86_400).build()],
  ['over midnight', night().build()],
  ['over midnight, filtered', night().filterWaypoints().build()],
  ['over midnight, starts in', night().timeStartsIn().build()],
  ['the second of midnight', flights(MIDNIGHT, MIDNIGHT).spatiallyCrosses().withBounds(BOX).filterWaypoints().build()],
  ['the day before is read', flights(NOON, NOON + 40).build()],
  ['the day after is read', flights(MIDNIGHT - 1, MIDNIGHT - 1).build()],
  ['a day without a file', flights(NOON + 86_400 * 2, NOON + 86_400 * 2 + HOUR).build()],
  ['crosses without limits', crossing().build()],
  ['crosses without limits, filtered', crossing().filterWaypoints().build()],
  ['within without limits', hour().spatiallyWithin().build()],
  [
    'altitude limits',
    crossing()
      .withBounds({ ...BOX, ...ALTITUDES })
      .build(),
  ],
  [
    'altitude limits, filtered',
    crossing()
      .withBounds({ ...BOX, ...ALTITUDES })
      .filterWaypoints()
      .build(),
  ],
  ['a floor only, filtered', crossing().withBounds({ minAlt: 1000 }).filterWaypoints().build()],
  ['a ceiling only, filtered', crossing().withBounds({ maxAlt: 1000 }).filterWaypoints().build()],
  ['the ceiling below any altitude', crossing().withBounds({ maxAlt: -999_999 }).filterWaypoints().build()],
  ['within altitude limits', hour().spatiallyWithin().withBounds(ALTITUDES).filterWaypoints().build()],
  ['one side open', crossing().withBounds({ minLat: 42.5 }).filterWaypoints().build()],
  ['a box without extent', crossing().withBounds({ minLat: 42, maxLat: 42, minLon: -72, maxLon: -72 }).build()],
  ['a box just inside the corner', crossing().withBounds({ maxLat: 42, maxLon: -72, minLat: 41.999 }).build()],
  ['callsign, equal', hour().withCallsign('BAW12').build()],
  ['callsign, equal without case', hour().withCallsign('BAW2').build()],
  ['callsign, a star', hour().withCallsign('BAW*').build()],
  ['callsign, a star in lower case', hour().withCallsign('baw*').build()],
  ['callsign, two stars', hour().withCallsign('*A*1').build()],
  ['callsign, only a star', hour().withCallsign('*').build()],
  ['callsign, `_` beside a star', hour().withCallsign('AAL_1*').build()],
  ['callsign, `_` alone is itself', hour().withCallsign('AAL_1').build()],
  ['callsign, letters beyond ASCII keep their case', hour().withCallsign('é*').build()],
  ['callsign, empty', hour().withCallsign('').build()],
  ['orig', hour().withOrig('KBOS').build()],
  ['orig, a star passes no NULL', hour().withOrig('*').build()],
  ['orig, empty', hour().withOrig('').build()],
  ['dest, a star', hour().withDest('KJF*').build()],
  ['dest, `%` beside a star', hour().withDest('K%S*').build()],
  ['dest, `%` alone is itself', hour().withDest('KB%S').build()],
  ['source', hour().fromSource(3).build()],
  ['a source that no flight has', hour().fromSource(9).build()],
  [
    'all at once',
    crossing()
      .withBounds({ ...BOX, ...ALTITUDES })
      .withCallsign('*W*')
      .withOrig('K*')
      .fromSource(1)
      .filterWaypoints()
      .build(),
  ],
];

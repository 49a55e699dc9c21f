import fc from 'fast-check';
import { flights } from '../../engines/query/builder.ts';
import type { FlightQuery } from '../../engines/query/query.ts';
import { type Anchor, anchorsOf } from '../../engines/store/anchors.ts';
import { DAY_SECONDS, type Day, dayOf } from '../../engines/store/day-path.ts';
import { cameraBox } from '../../scenarios/camera-box.ts';
import { CAMERAS } from '../../scenarios/cameras.ts';
import { daysFor } from './compare-requests.ts';
import { isUntil } from './day-option.ts';

/** Flights of the store about which queries are drawn. */
const ANCHORS = 200;

/** What drawn queries are anchored to. */
export interface QueryGround {
  readonly days: readonly Day[];
  readonly anchors: readonly Anchor[];
}

/**
 * The days of a store up to one, and flights spread over them.
 * @throws LabError DATA_DIR_NOT_FOUND, BAD_OPTION where there is no such day; DAY_FILE_INVALID.
 */
export function groundOf(dataDir: string, until?: Day): QueryGround {
  const days = daysFor(dataDir, until);
  return { days, anchors: anchorsOf(dataDir, ANCHORS).filter(({ start }) => isUntil(dayOf(start), until)) };
}

type Place = { readonly lat: number; readonly lon: number; readonly start?: number };

/**
 * Queries of 5 to 30 minutes from a random minute of the store's days, over 10 to 200 km each way round a flight or a
 * camera, of every temporal and spatial type, with and without filter and altitudes. Half of those round a flight begin
 * within half an hour of it. They shrink to the shortest, the smallest, and the fewest conditions.
 */
export function anyStoreQuery({ days, anchors }: QueryGround): fc.Arbitrary<FlightQuery> {
  const places: Place[] = [...anchors, ...CAMERAS];
  return fc
    .record({
      place: fc.constantFrom(...places),
      day: fc.constantFrom(...days),
      minute: fc.integer({ min: 0, max: 24 * 60 - 1 }),
      minutes: fc.integer({ min: 5, max: 30 }),
      nearFlight: fc.boolean(),
      ewKm: fc.integer({ min: 10, max: 200 }),
      nsKm: fc.integer({ min: 10, max: 200 }),
      temporal: fc.constantFrom('intersects', 'within', 'starts_in', 'ends_in'),
      spatial: fc.oneof(
        { arbitrary: fc.constantFrom('crosses', 'within'), weight: 9 },
        { arbitrary: fc.constant('none'), weight: 1 },
      ),
      filter: fc.boolean(),
      altitude: fc.oneof(
        { withCrossShrink: true },
        { arbitrary: fc.constant(null), weight: 3 },
        {
          arbitrary: fc.record({ floor: fc.integer({ min: 0, max: 30 }), thickness: fc.integer({ min: 2, max: 12 }) }),
          weight: 1,
        },
      ),
    })
    .map(({ place, day, minute, minutes, nearFlight, ewKm, nsKm, temporal, spatial, filter, altitude }) => {
      const start = nearFlight && place.start !== undefined ? nearMinute(place.start, minute) : minuteOf(day, minute);
      let query = flights(start, start + minutes * 60)
        .temporally(temporal)
        .spatially(spatial);
      if (spatial !== 'none') query = query.withBounds(cameraBox(place, { ewKm, nsKm }));
      if (spatial !== 'none' && altitude !== null) {
        const { floor, thickness } = altitude;
        query = query.withBounds({ minAlt: floor * 1000, maxAlt: (floor + thickness) * 1000 });
      }
      return (filter ? query.filterWaypoints() : query).build();
    });
}

/** The query of a number in an endless series: the same seed and number give the same query. */
export function queryAt(queries: fc.Arbitrary<FlightQuery>, seed: number, number: number): FlightQuery {
  return fc.sample(queries, { seed: mixed(mixed(seed) + number), numRuns: 1 })[0] as FlightQuery;
}

/** The finalizer of MurmurHash3 for 32 bits: the generator's first draws are alike for seeds that are. */
function mixed(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

function minuteOf(day: Day, minute: number): number {
  return day * DAY_SECONDS + minute * 60;
}

/** A whole minute at most half an hour from an instant. */
function nearMinute(instant: number, minute: number): number {
  return (Math.floor(instant / 60) + (minute % 61) - 30) * 60;
}

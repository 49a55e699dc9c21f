import path from 'node:path';
import { flights } from '../../engines/query/builder.ts';
import type { Bounds, FlightQuery } from '../../engines/query/query.ts';
import { DAY_SECONDS, type Day, dayPath, formatDay } from '../../engines/store/day-path.ts';
import { withDayFile } from '../../engines/store/with-day-file.ts';
import { cameraBox } from '../../scenarios/camera-box.ts';
import { CAMERAS } from '../../scenarios/cameras.ts';

/** A query with a name for reports. */
export interface CannedQuery {
  readonly name: string;
  readonly query: FlightQuery;
}

const BOSTON = CAMERAS.find(({ name }) => name === 'boston') as (typeof CAMERAS)[number];
/** 50 km to each side. */
const BOSTON_BOX = cameraBox(BOSTON, { ewKm: 100, nsKm: 100 });
/** From the Pacific to the Rocky Mountains. */
const WESTERN_US: Bounds = { minLat: 31, maxLat: 49, minLon: -125, maxLon: -102 };

const MINUTE = 60;

/**
 * The canned queries of a day: every temporal type, Boston with and without filter, the western US, origins. Their
 * windows lie about a flight that the day has, so that they are not all empty.
 * @throws LabError DAY_FILE_INVALID.
 */
export function cannedQueries(dataDir: string, day: Day): CannedQuery[] {
  const { start, end, orig } = flightOf(path.join(dataDir, dayPath(day))) ?? noFlight(day);
  const middle = (start + end) / 2;
  const hour = flights(middle - 30 * MINUTE, middle + 30 * MINUTE);
  const moment = flights(middle - 5 * MINUTE, middle + 5 * MINUTE);
  const wholeDay = flights(day * DAY_SECONDS, (day + 1) * DAY_SECONDS);
  const boston = hour.spatiallyCrosses().withBounds(BOSTON_BOX);
  const queries = {
    'time intersects': moment,
    'time within': flights(start - 10 * MINUTE, end + 10 * MINUTE).timeWithin(),
    'time starts in': flights(start - 15 * MINUTE, start + 15 * MINUTE).timeStartsIn(),
    'time ends in': flights(end - 15 * MINUTE, end + 15 * MINUTE).timeEndsIn(),
    'Boston 50 km': boston,
    'Boston 50 km, filter': boston.filterWaypoints(),
    'western US': moment.spatiallyCrosses().withBounds(WESTERN_US).filterWaypoints(),
    'western US, within': hour.spatiallyWithin().withBounds(WESTERN_US),
    [`origin ${orig}`]: wholeDay.withOrig(orig),
    'origin K*': moment.withOrig('K*'),
  };
  return Object.entries(queries).map(([name, builder]) => ({
    name: `${formatDay(day)} ${name}`,
    query: builder.build(),
  }));
}

interface Flight {
  /** Unix seconds. */
  readonly start: number;
  readonly end: number;
  readonly orig: string;
}

/** Times of the flight in the middle of a day-file, and an origin that it has; null where it is empty. */
function flightOf(file: string): Flight | null {
  return withDayFile(file, (dayFile) => {
    const [times] = dayFile.all(
      `SELECT min_timestamp AS start, max_timestamp AS end FROM trajectory_index WHERE id =
         (SELECT id FROM trajectories ORDER BY id LIMIT 1 OFFSET (SELECT count(*) FROM trajectories) / 2)`,
    ) as { start: number; end: number }[];
    const [named] = dayFile.all('SELECT orig FROM trajectories WHERE orig IS NOT NULL LIMIT 1') as { orig: string }[];
    return times === undefined ? null : { ...times, orig: named?.orig ?? 'KBOS' };
  });
}

function noFlight(day: Day): Flight {
  const start = day * DAY_SECONDS + DAY_SECONDS / 2;
  return { start, end: start, orig: 'KBOS' };
}

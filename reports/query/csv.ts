import { stringify } from 'csv-stringify/sync';
import type { RenderResult } from './format.ts';

const HEAD = [
  ...['source', 'source_id', 'transponder_id', 'callsign', 'aircraft_type', 'orig', 'dest'],
  ...['time', 'lon', 'lat', 'alt_ft', 'alt_gnss_ft', 'heading', 'on_ground'],
];

/** One row a point, missing values empty; a trajectory that keeps no point is one row without a point. */
const csv: RenderResult = function* (result) {
  yield stringify([HEAD]);
  for (const t of result) {
    const metadata = [t.source, t.sourceId, t.transponderId, t.callsign, t.aircraftType, t.orig, t.dest];
    const rows = Array.from(t.points, (p) => [p.time, p.lon, p.lat, p.alt, p.altGnss, p.heading, p.onGround ? 1 : 0]);
    yield stringify((rows.length > 0 ? rows : [Array(7).fill(null)]).map((row) => [...metadata, ...row]));
  }
};

export default csv;

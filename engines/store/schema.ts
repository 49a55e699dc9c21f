/** Columns of the R-tree after `id`, in order. */
export const INDEX_COLUMNS = [
  'min_timestamp',
  'max_timestamp',
  'min_latitude',
  'max_latitude',
  'min_longitude',
  'max_longitude',
  'min_altitude',
  'max_altitude',
] as const;

/** Tables that every day-file has. */
export const TABLES = ['trajectories', 'trajectory_index'] as const;

/** The schema of a day-file. The R-tree rounds minima down and maxima up to 32-bit floats. */
export const SCHEMA = `
CREATE TABLE trajectories (id INTEGER PRIMARY KEY AUTOINCREMENT, source INTEGER NOT NULL, source_id TEXT NOT NULL, transponder_id TEXT, orig TEXT, dest TEXT, callsign TEXT NOT NULL, aircraft_type TEXT, points BLOB NOT NULL);
CREATE INDEX trajectory_source_id_index ON trajectories(source, source_id);
CREATE VIRTUAL TABLE trajectory_index USING rtree(id INTEGER PRIMARY KEY, ${INDEX_COLUMNS.join(', ')});
`;

/** Everything a row says of a trajectory besides its points. */
export interface Metadata {
  /** 1 FlightAware, 2 Contrails API, 3 OpenSky, 4 OpenSky state vectors. */
  readonly source: number;
  readonly sourceId: string;
  readonly transponderId: string | null;
  readonly orig: string | null;
  readonly dest: string | null;
  readonly callsign: string;
  readonly aircraftType: string | null;
}

/** The columns of `trajectories` that make `Metadata`. */
export const METADATA_SQL =
  'source, source_id AS sourceId, transponder_id AS transponderId, orig, dest, callsign, aircraft_type AS aircraftType';

/** The columns of the R-tree that make an `Envelope`. */
export const ENVELOPE_SQL =
  'min_timestamp AS minTimestamp, max_timestamp AS maxTimestamp, min_latitude AS minLatitude, ' +
  'max_latitude AS maxLatitude, min_longitude AS minLongitude, max_longitude AS maxLongitude, ' +
  'min_altitude AS minAltitude, max_altitude AS maxAltitude';

/** A row of `trajectories` as read. */
export interface Row extends Metadata {
  readonly id: number;
  /** Compressed points. */
  readonly blob: Uint8Array;
}

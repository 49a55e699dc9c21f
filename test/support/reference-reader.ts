import { existsSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import type { Point } from '../../engines/format/point.ts';
import type { FlightQuery } from '../../engines/query/query.ts';
import { matches } from './reference-like.ts';

/** A trajectory that a query must return. */
export interface ReferenceFlight {
  readonly source: number;
  readonly sourceId: string;
  readonly transponderId: string | null;
  readonly orig: string | null;
  readonly dest: string | null;
  readonly callsign: string;
  readonly aircraftType: string | null;
  readonly packed: Buffer;
  readonly points: readonly Point[];
  readonly partial: boolean;
}

/** What a query must return, and what there was to read for it. */
export interface ReferenceAnswer {
  readonly flights: readonly ReferenceFlight[];
  readonly candidates: number;
  readonly rows: number;
  readonly blobBytes: number;
  readonly packedBytes: number;
  readonly points: number;
}

type IndexRow = Record<`${'min' | 'max'}_${'timestamp' | 'latitude' | 'longitude' | 'altitude'}`, number>;
type StoredRow = Record<'source_id' | 'callsign', string> &
  Record<'transponder_id' | 'orig' | 'dest' | 'aircraft_type', string | null> & {
    id: number;
    source: number;
    points: Buffer;
  };

/**
 * Answers a query the slow way, sharing no code with the engines: reads every row of every table and decides
 * here. Needs a store of `writeTestStore`, which keeps the packed points beside the blobs.
 */
export function referenceAnswer(dataDir: string, query: FlightQuery): ReferenceAnswer {
  const hits: { id: number; flight: ReferenceFlight }[] = [];
  const total = { candidates: 0, rows: 0, blobBytes: 0, packedBytes: 0, points: 0 };
  for (const file of filesOf(dataDir, query)) {
    const database = new Database(file, { readonly: true });
    const index = byId<IndexRow>(database.prepare('SELECT * FROM trajectory_index').all());
    const raw = byId<{ packed: Buffer }>(database.prepare('SELECT * FROM raw_points').all());
    const rows = database.prepare('SELECT * FROM trajectories').all() as StoredRow[];
    database.close();
    rows.sort((a, b) => a.id - b.id);
    for (const row of rows) {
      const envelope = index.get(row.id);
      if (envelope === undefined || !inTime(envelope, query) || !inSpace(envelope, query)) continue;
      total.candidates++;
      if (!hasMetadata(row, query)) continue;
      const { packed } = raw.get(row.id) as { packed: Buffer };
      const points = decode(packed);
      total.rows++;
      total.blobBytes += row.points.length;
      total.packedBytes += packed.length;
      total.points += points.length;
      if (query.spatial === 'crosses' && !points.some((point) => liesInBox(point, query))) continue;
      hits.push({ id: row.id, flight: result(row, packed, points, query) });
    }
  }
  hits.sort((a, b) => Buffer.compare(Buffer.from(a.flight.sourceId), Buffer.from(b.flight.sourceId)) || a.id - b.id);
  return { ...total, flights: hits.map(({ flight }) => flight) };
}

/** The day-files from the day before t1's to the day after t2's that exist. */
function filesOf(dataDir: string, { t1, t2 }: FlightQuery): string[] {
  const day = new Date(t1 * 1000);
  day.setUTCHours(0, 0, 0, 0);
  day.setUTCDate(day.getUTCDate() - 1);
  const last = new Date(t2 * 1000);
  last.setUTCHours(0, 0, 0, 0);
  last.setUTCDate(last.getUTCDate() + 1);
  const files: string[] = [];
  for (; day.getTime() <= last.getTime(); day.setUTCDate(day.getUTCDate() + 1)) {
    const year = day.getUTCFullYear();
    let ordinal = day.getUTCDate();
    for (let month = 0; month < day.getUTCMonth(); month++)
      ordinal += new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
    files.push(path.join(dataDir, `${year}`, `${year}-${`00${ordinal}`.slice(-3)}.sqlite`));
  }
  return files.filter((file) => existsSync(file));
}

function inTime({ min_timestamp: min, max_timestamp: max }: IndexRow, { temporal, t1, t2 }: FlightQuery): boolean {
  if (temporal === 'intersects') return max >= t1 && min <= t2;
  if (temporal === 'within') return min >= t1 && max <= t2;
  if (temporal === 'starts_in') return t1 <= min && min <= t2;
  return t1 <= max && max <= t2;
}

function inSpace(row: IndexRow, { spatial, bounds }: FlightQuery): boolean {
  if (spatial === 'none') return true;
  const axes = [
    [row.min_latitude, row.max_latitude, bounds.minLat, bounds.maxLat],
    [row.min_longitude, row.max_longitude, bounds.minLon, bounds.maxLon],
    [row.min_altitude, row.max_altitude, bounds.minAlt, bounds.maxAlt],
  ] as [number, number, number | undefined, number | undefined][];
  return axes.every(([min, max, low = Number.NEGATIVE_INFINITY, high = Number.POSITIVE_INFINITY]) =>
    spatial === 'within' ? min >= low && max <= high : max >= low && min <= high,
  );
}

function hasMetadata(row: StoredRow, { callsign, orig, dest, source }: FlightQuery): boolean {
  return (
    matches(row.callsign, callsign) &&
    matches(row.orig, orig) &&
    matches(row.dest, dest) &&
    (source === null || row.source === source)
  );
}

function liesInBox({ lat, lon, alt }: Point, { bounds }: FlightQuery): boolean {
  const { minLat, maxLat, minLon, maxLon, minAlt, maxAlt } = bounds;
  if (minLat !== undefined && !(lat >= minLat)) return false;
  if (maxLat !== undefined && !(lat <= maxLat)) return false;
  if (minLon !== undefined && !(lon >= minLon)) return false;
  if (maxLon !== undefined && !(lon <= maxLon)) return false;
  if (minAlt !== undefined && (alt === null || !(alt >= minAlt))) return false;
  if (maxAlt !== undefined && (alt === null || !(alt <= maxAlt))) return false;
  return true;
}

function result(row: StoredRow, packed: Buffer, points: readonly Point[], query: FlightQuery): ReferenceFlight {
  const kept = points.flatMap((point, i) =>
    !query.filterWaypoints || (point.time >= query.t1 && point.time <= query.t2 && liesInBox(point, query)) ? [i] : [],
  );
  const count = Buffer.alloc(2);
  count.writeUInt16BE(kept.length);
  return {
    source: row.source,
    sourceId: row.source_id,
    transponderId: row.transponder_id,
    orig: row.orig,
    dest: row.dest,
    callsign: row.callsign,
    aircraftType: row.aircraft_type,
    packed: Buffer.concat([count, ...kept.map((i) => packed.subarray(2 + 45 * i, 2 + 45 * (i + 1)))]),
    points: kept.map((i) => points[i] as Point),
    partial: query.filterWaypoints,
  };
}

function decode(packed: Buffer): Point[] {
  return Array.from({ length: packed.readUInt16BE(0) }, (_, i) => {
    const at = 2 + 45 * i;
    const [alt, altGnss, heading] = [20, 28, 36].map((offset) => {
      const value = packed.readDoubleBE(at + offset);
      return value === -999999 ? null : value;
    }) as [number | null, number | null, number | null];
    return {
      time: packed.readUInt32BE(at),
      lon: packed.readDoubleBE(at + 4),
      lat: packed.readDoubleBE(at + 12),
      alt,
      altGnss,
      heading,
      onGround: packed.readUInt8(at + 44) !== 0,
    };
  });
}

function byId<T>(rows: unknown[]): Map<number, T> {
  return new Map((rows as ({ id: number } & T)[]).map((row) => [row.id, row]));
}

import { endianness } from 'node:os';
import type Database from 'better-sqlite3';
import type { Envelope } from '../../format/envelope.ts';
import { crc32 } from '../../format/v2/crc32.ts';
import type { Metadata } from '../schema.ts';
import { ZONE_SCHEMA, ZONE_TABLE, ZONE_VERSION } from './layout.ts';
import { liesWithin } from './points-box.ts';
import { RTREE_NODES, type RtreeNode, rtreeDigest } from './rtree-digest.ts';
import type { TrajectoryZones } from './trajectory-zones.ts';
import { isRegular, toColumns, type ZoneEntry } from './zone-columns.ts';
import type { ZoneHeader } from './zone-header.ts';

type IndexedRow = Metadata & Envelope & { readonly id: number };

const ROWS = `SELECT t.id, source, source_id AS sourceId, transponder_id AS transponderId, orig, dest, callsign,
  aircraft_type AS aircraftType, min_timestamp AS minTimestamp, max_timestamp AS maxTimestamp,
  min_latitude AS minLatitude, max_latitude AS maxLatitude, min_longitude AS minLongitude,
  max_longitude AS maxLongitude, min_altitude AS minAltitude, max_altitude AS maxAltitude
  FROM trajectories t JOIN trajectory_index i ON i.id = t.id ORDER BY t.id`;

/** Gathers the zones of a day's trajectories and writes the finer index beside them. */
export class ZoneWriter {
  readonly #zones = new Map<number, TrajectoryZones>();

  add(id: number, zones: TrajectoryZones): void {
    this.#zones.set(id, zones);
  }

  /**
   * Writes the table, an older one replaced, within the caller's transaction. Rows whose envelope does not hold their
   * points, or whose metadata are not of the declared types, are listed as irregular: readers look at them the long
   * way.
   */
  finish(database: Database.Database): void {
    const entries: ZoneEntry[] = [];
    const irregular: number[] = [];
    for (const row of database.prepare(ROWS).iterate() as IterableIterator<IndexedRow>) {
      const { id, minTimestamp, maxTimestamp } = row;
      const zones = this.#zones.get(id);
      if (zones === undefined || !liesWithin(zones.box, row) || !isRegular(row)) irregular.push(id);
      else if (zones.n > 0) entries.push({ id, metadata: row, minTimestamp, maxTimestamp, zones });
    }
    database.exec(ZONE_SCHEMA);
    const insert = database.prepare(`INSERT INTO ${ZONE_TABLE} (name, crc32, data) VALUES (?, ?, ?)`);
    const put = (name: string, bytes: Uint8Array): void => void insert.run(name, crc32(bytes, 0, bytes.length), bytes);
    const header: ZoneHeader = {
      version: ZONE_VERSION,
      byteOrder: endianness(),
      trajectories: entries.length,
      rtree: rtreeDigest(database.prepare(RTREE_NODES).all() as RtreeNode[]),
    };
    put('header', Buffer.from(JSON.stringify(header)));
    for (const [name, column] of Object.entries(toColumns(entries, irregular))) {
      put(name, new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
    }
  }
}

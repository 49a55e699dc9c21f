import { compareUtf8 } from '../../utf8-order.ts';
import type { Metadata } from '../schema.ts';
import { hilbertCell } from './hilbert.ts';
import { NULL_LENGTH, TEXT_COLUMNS } from './layout.ts';
import type { TrajectoryZones } from './trajectory-zones.ts';

/** A trajectory as it enters the index. */
export interface ZoneEntry {
  readonly id: number;
  readonly metadata: Metadata;
  /** Time range of its envelope in the R-tree, Unix seconds as 32-bit floats. */
  readonly minTimestamp: number;
  readonly maxTimestamp: number;
  readonly zones: TrajectoryZones;
}

/** Columns of the index by name; all but the last four have a value, or several, for each trajectory. */
export interface ZoneColumns {
  readonly id: Float64Array<ArrayBuffer>;
  /** Least and greatest time. */
  readonly times: Float32Array<ArrayBuffer>;
  readonly points: Uint16Array<ArrayBuffer>;
  readonly base: Uint32Array<ArrayBuffer>;
  readonly shift: Uint8Array<ArrayBuffer>;
  /** Place among all indexed trajectories by (`source_id`, `id`). */
  readonly rank: Uint32Array<ArrayBuffer>;
  readonly source: Int32Array<ArrayBuffer>;
  /** UTF-16 units of each text column. */
  readonly lengths: Uint8Array<ArrayBuffer>;
  /** All text end to end, as UTF-8. */
  readonly text: Uint8Array<ArrayBuffer>;
  /** Records of all blocks. */
  readonly records: Uint8Array<ArrayBuffer>;
  /** Ids that the index cannot speak for. */
  readonly irregular: Float64Array<ArrayBuffer>;
}

/** How the numbers of each column are kept. */
export const COLUMN_TYPES = {
  id: Float64Array,
  times: Float32Array,
  points: Uint16Array,
  base: Uint32Array,
  shift: Uint8Array,
  rank: Uint32Array,
  source: Int32Array,
  lengths: Uint8Array,
  text: Uint8Array,
  records: Uint8Array,
  irregular: Float64Array,
} as const satisfies Record<keyof ZoneColumns, unknown>;

/** Whether the index can hold the metadata of a row: SQLite keeps any type in any column. */
export function isRegular({ source, ...rest }: Metadata): boolean {
  if (!Number.isInteger(source) || source !== source << 0 || rest.sourceId === null) return false;
  return TEXT_COLUMNS.every((column) => {
    const value: unknown = rest[column];
    return value === null || (typeof value === 'string' && value.length < NULL_LENGTH);
  });
}

/** Sorts entries so that near ones lie together, and lays them out in columns. */
export function toColumns(entries: readonly ZoneEntry[], irregular: readonly number[]): ZoneColumns {
  const sorted = entries
    .map((entry) => ({ entry, key: clusterKey(entry) }))
    .sort((a, b) => a.key - b.key || a.entry.id - b.entry.id)
    .map(({ entry }) => entry);
  const ranked = [...sorted.keys()].sort((a, b) => {
    const [x, y] = [sorted[a] as ZoneEntry, sorted[b] as ZoneEntry];
    return compareUtf8(x.metadata.sourceId, y.metadata.sourceId) || x.id - y.id;
  });
  const rank = new Uint32Array(sorted.length);
  ranked.forEach((ordinal, place) => {
    rank[ordinal] = place;
  });
  return {
    id: Float64Array.from(sorted, ({ id }) => id),
    times: Float32Array.from(sorted.flatMap(({ minTimestamp, maxTimestamp }) => [minTimestamp, maxTimestamp])),
    points: Uint16Array.from(sorted, ({ zones }) => zones.n),
    base: Uint32Array.from(sorted, ({ zones }) => zones.timeBase),
    shift: Uint8Array.from(sorted, ({ zones }) => zones.timeShift),
    rank,
    source: Int32Array.from(sorted, ({ metadata }) => metadata.source),
    lengths: Uint8Array.from(
      sorted.flatMap(({ metadata }) => TEXT_COLUMNS.map((column) => metadata[column]?.length ?? NULL_LENGTH)),
    ),
    text: new Uint8Array(
      Buffer.from(sorted.map(({ metadata }) => TEXT_COLUMNS.map((column) => metadata[column] ?? '').join('')).join('')),
    ),
    records: joined(sorted.map(({ zones }) => zones.records)),
    irregular: Float64Array.from(irregular),
  };
}

/** Trajectories of the same hour first, then by the middle of their box along a Hilbert curve. */
function clusterKey({ minTimestamp, zones: { box } }: ZoneEntry): number {
  return (
    Math.floor(minTimestamp / 3600) * 2 ** 21 +
    hilbertCell((box.minLat + box.maxLat) / 2, (box.minLon + box.maxLon) / 2)
  );
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

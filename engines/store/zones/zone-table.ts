import { endianness } from 'node:os';
import { LabError } from '../../errors.ts';
import { crc32 } from '../../format/v2/crc32.ts';
import type { DayFile } from '../day-file.ts';
import { ZONE_TABLE, ZONE_TRIGGERS, ZONE_VERSION } from './layout.ts';
import { RTREE_NODES, type RtreeNode, rtreeDigest } from './rtree-digest.ts';
import { COLUMN_TYPES, type ZoneColumns } from './zone-columns.ts';
import { headerSchema, versionSchema } from './zone-header.ts';
import { misfit } from './zone-lengths.ts';

interface ZoneRow {
  readonly name: string;
  readonly crc32: unknown;
  readonly data: unknown;
}

/**
 * Reads the finer index of a day-file: null where it has none, or one that was emptied by a later change, lost a
 * trigger, was made beside another R-tree, or is of another version or byte order.
 * @throws LabError DAY_FILE_INVALID where it is damaged.
 */
export function readZoneColumns(dayFile: DayFile): ZoneColumns | null {
  if (!isWatched(dayFile)) return null;
  const rows = dayFile.all(`SELECT name, crc32, data FROM ${ZONE_TABLE}`) as ZoneRow[];
  if (rows.length === 0) return null;
  const damaged = (what: string): LabError =>
    new LabError('DAY_FILE_INVALID', `its finer index is damaged: ${what}; make it anew with \`lab index\``, {
      file: dayFile.file,
    });
  const byName = new Map(rows.map((row) => [row.name, row]));
  const take = (name: string): Uint8Array => {
    const row = byName.get(name);
    if (row === undefined) throw damaged(`the row '${name}' is missing`);
    const { data } = row;
    if (!(data instanceof Uint8Array)) throw damaged(`the row '${name}' holds no blob`);
    if (crc32(data, 0, data.length) !== row.crc32) throw damaged(`the checksum of '${name}' does not match`);
    return data;
  };
  const said = parsed(take('header'));
  const version = versionSchema.safeParse(said);
  if (!version.success) throw damaged('its header');
  if (version.data.version !== ZONE_VERSION) return null;
  const header = headerSchema.safeParse(said);
  if (!header.success) throw damaged('its header');
  const { byteOrder, trajectories, rtree } = header.data;
  if (byteOrder !== endianness()) return null;
  if (rtree !== rtreeDigest(dayFile.all(RTREE_NODES) as RtreeNode[])) return null;
  const columns = Object.fromEntries(
    Object.entries(COLUMN_TYPES).map(([name, Type]) => {
      const bytes = take(name);
      if (bytes.length % Type.BYTES_PER_ELEMENT !== 0) throw damaged(`the length of '${name}'`);
      return [name, new Type(new Uint8Array(bytes).buffer)];
    }),
  ) as unknown as ZoneColumns;
  const wrong = misfit(columns, trajectories);
  if (wrong !== null) throw damaged(`the length of '${wrong}'`);
  return columns;
}

/** Whether the table is there, and with it every trigger that empties it when the rows change. */
function isWatched(dayFile: DayFile): boolean {
  const names = [ZONE_TABLE, ...ZONE_TRIGGERS];
  const known = dayFile.all(
    `SELECT name FROM sqlite_master WHERE (type = 'table' OR type = 'trigger' AND tbl_name = 'trajectories')
       AND name IN (${names.map((name) => `'${name}'`).join(', ')})`,
  );
  return known.length === names.length;
}

function parsed(json: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(json).toString());
  } catch {
    return null;
  }
}

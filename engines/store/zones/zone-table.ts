import { z } from 'zod';
import { LabError } from '../../errors.ts';
import { HIGH } from '../../format/v2/column.ts';
import { crc32 } from '../../format/v2/crc32.ts';
import type { DayFile } from '../day-file.ts';
import { RECORD_BYTES, TEXT_COLUMNS, ZONE_TABLE, ZONE_VERSION } from './layout.ts';
import type { ZoneColumns } from './zone-columns.ts';

interface ZoneRow {
  readonly name: string;
  readonly crc32: number;
  readonly data: Uint8Array;
}

const headerSchema = z.object({ version: z.int(), trajectories: z.int().nonnegative() });

/**
 * Reads the finer index of a day-file: null where it has none, one that was emptied by a later change, or one of
 * another version.
 * @throws LabError DAY_FILE_INVALID where it is damaged.
 */
export function readZoneColumns(dayFile: DayFile): ZoneColumns | null {
  // The numbers lie as little-endian machines keep them.
  if (HIGH !== 1 || !hasZones(dayFile)) return null;
  const rows = dayFile.all(`SELECT name, crc32, data FROM ${ZONE_TABLE}`) as ZoneRow[];
  const damaged = (what: string): LabError =>
    new LabError('DAY_FILE_INVALID', `its finer index is damaged: ${what}; make it anew with \`lab index\``, {
      file: dayFile.file,
    });
  const byName = new Map(rows.map((row) => [row.name, row]));
  const take = (name: string): ArrayBuffer => {
    const row = byName.get(name);
    if (row === undefined) throw damaged(`the row '${name}' is missing`);
    if (crc32(row.data, 0, row.data.length) !== row.crc32) throw damaged(`the checksum of '${name}' does not match`);
    return new Uint8Array(row.data).buffer;
  };
  if (byName.size === 0) return null;
  const header = headerSchema.safeParse(JSON.parse(Buffer.from(take('header')).toString()));
  if (!header.success) throw damaged('its header');
  const { version, trajectories } = header.data;
  if (version !== ZONE_VERSION) return null;
  const columns: ZoneColumns = {
    id: new Float64Array(take('id')),
    times: new Float32Array(take('times')),
    points: new Uint16Array(take('points')),
    base: new Uint32Array(take('base')),
    shift: new Uint8Array(take('shift')),
    rank: new Uint32Array(take('rank')),
    source: new Int32Array(take('source')),
    lengths: new Uint8Array(take('lengths')),
    text: new Uint8Array(take('text')),
    records: new Uint8Array(take('records')),
    irregular: new Float64Array(take('irregular')),
  };
  const wanted: readonly [string, number, number][] = [
    ['id', columns.id.length, trajectories],
    ['times', columns.times.length, 2 * trajectories],
    ['lengths', columns.lengths.length, TEXT_COLUMNS.length * trajectories],
    ['records', columns.records.length % RECORD_BYTES, 0],
  ];
  for (const [name, length, expected] of wanted) if (length !== expected) throw damaged(`the length of '${name}'`);
  return columns;
}

function hasZones(dayFile: DayFile): boolean {
  return dayFile.all(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '${ZONE_TABLE}'`).length > 0;
}

import type Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { loadCodec } from '../../../../engines/codec/registry.ts';
import { openEngine } from '../../../../engines/registry.ts';
import { indexDay, isIndexed } from '../../../../scripts/zones/index-day.ts';
import { expectSame } from '../../../support/ask-both.ts';
import { caught } from '../../../support/caught-error.ts';
import {
  ALL,
  both,
  candidates,
  change,
  dataDir,
  file,
  KEPT,
  naive,
  reopenZone,
  withIndexedFile,
  zone,
} from './support/indexed-file.ts';

withIndexedFile();

describe('an index of another kind is ignored', () => {
  const header = (to: (old: Record<string, unknown>) => unknown): void =>
    change((database) => {
      const old = database.prepare("SELECT data FROM trajectory_zones WHERE name = 'header'").pluck().get() as Buffer;
      put(database, 'header', Buffer.from(JSON.stringify(to(JSON.parse(old.toString())))));
    });

  test.each<[string, (old: Record<string, unknown>) => unknown]>([
    ['an older version', (old) => ({ ...old, version: 1 })],
    ['a newer version with another header', () => ({ version: 3, anything: [] })],
    ['another order of bytes', (old) => ({ ...old, byteOrder: old.byteOrder === 'LE' ? 'BE' : 'LE' })],
  ])('%s', async (_, to) => {
    header(to);
    expect(await both()).toBe(2);
    expect(await candidates()).toBe(3);
    expect(isIndexed(file)).toBe(false);
  });
});

/** Writes a row with its right checksum, as a program with a fault would. */
function put(database: Database.Database, name: string, data: Uint8Array): void {
  database.prepare('UPDATE trajectory_zones SET data = ?, crc32 = ? WHERE name = ?').run(data, crcOf(data), name);
}

/** CRC-32 bit by bit, not that of the engines. */
function crcOf(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

const COLUMNS = [
  'header',
  'id',
  'times',
  'points',
  'base',
  'shift',
  'rank',
  'source',
  'lengths',
  'text',
  'records',
] as const;

describe('a damaged index is an error with the file and what to do, and lab index mends it', () => {
  async function expectDamage(says: string): Promise<void> {
    for (const query of [ALL, KEPT]) {
      const error = await caught('DAY_FILE_INVALID', () => zone.query(query));
      expect(error.file).toBe(file);
      expect(error.message).toContain(says);
      expect(error.message).toContain('`lab index`');
    }
    expect(isIndexed(file)).toBe(false);
    indexDay(file, await loadCodec('v2'));
    const fresh = await openEngine('zone/v2', { dataDir, workers: 1 });
    expect(await expectSame(fresh, naive, ALL)).toBe(2);
    await fresh.close();
  }

  test.each(COLUMNS)('a flipped byte of %s', async (name) => {
    change((database) => {
      const data = database.prepare('SELECT data FROM trajectory_zones WHERE name = ?').pluck().get(name) as Buffer;
      data.writeUInt8(data.readUInt8(data.length >> 1) ^ 4, data.length >> 1);
      database.prepare('UPDATE trajectory_zones SET data = ? WHERE name = ?').run(data, name);
    });
    await expectDamage(`the checksum of '${name}' does not match`);
  });

  test.each([...COLUMNS, 'irregular'])('a row that is missing: %s', async (name) => {
    change((database) => database.prepare('DELETE FROM trajectory_zones WHERE name = ?').run(name));
    await expectDamage(`the row '${name}' is missing`);
  });

  test.each(COLUMNS.filter((name) => name !== 'header'))('a value too few in %s', async (name) => {
    const width = { id: 8, times: 4, points: 2, base: 4, rank: 4, source: 4, records: 36 }[name as string] ?? 1;
    change((database) => {
      const data = database.prepare('SELECT data FROM trajectory_zones WHERE name = ?').pluck().get(name) as Buffer;
      put(database, name, data.subarray(0, -width));
    });
    await expectDamage(`the length of '${name}'`);
  });

  test.each(['id', 'times', 'points', 'base', 'rank', 'source', 'irregular'])('half a value in %s', async (name) => {
    change((database) => {
      const data = database.prepare('SELECT data FROM trajectory_zones WHERE name = ?').pluck().get(name) as Buffer;
      put(database, name, Buffer.concat([data, Buffer.alloc(1)]));
    });
    await expectDamage(`the length of '${name}'`);
  });

  test('a header that is no JSON, or says nothing of itself', async () => {
    change((database) => put(database, 'header', Buffer.from('{"version":')));
    await expectDamage('its header');
    change((database) => put(database, 'header', Buffer.from('{"version":2}')));
    await reopenZone();
    await expectDamage('its header');
  });

  test('text in place of a blob', async () => {
    change((database) => database.exec("UPDATE trajectory_zones SET data = 'text' WHERE name = 'rank'"));
    await expectDamage("the row 'rank' holds no blob");
  });
});

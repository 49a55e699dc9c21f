import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { envelopeOf } from '../../../engines/format/envelope.ts';
import { DayWriter } from '../../../engines/store/day-writer.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { testFlight, testPoint } from '../../support/test-flight.ts';

const POINTS = [testPoint(1_717_243_201, { lat: 42.1, lon: -71.3, alt: 1000 }), testPoint(1_717_243_300)];
const FLIGHT = testFlight('one', POINTS, { orig: null, callsign: 'ÉTÉ' });
const BLOB = Buffer.from('a blob');

const newFile = () => path.join(temporaryFolder(), '2024', '2024-153.sqlite');

test('the file gets its name when it is whole, and not before', () => {
  const file = newFile();
  const writer = new DayWriter(file, { pageBytes: 4096 });
  writer.add(FLIGHT, envelopeOf(POINTS), BLOB);
  expect(existsSync(file)).toBe(false);
  writer.finish();
  expect(readdirSync(path.dirname(file))).toEqual(['2024-153.sqlite']);
});

test('an abandoned file leaves nothing behind', () => {
  const file = newFile();
  const writer = new DayWriter(file, { pageBytes: 4096 });
  writer.add(FLIGHT, envelopeOf(POINTS), BLOB);
  writer.abandon();
  expect(readdirSync(path.dirname(file))).toEqual([]);
});

test('an abandoned file leaves the one that was there', () => {
  const file = newFile();
  const first = new DayWriter(file, { pageBytes: 4096 });
  first.add(FLIGHT, envelopeOf(POINTS), BLOB);
  first.finish();
  new DayWriter(file, { pageBytes: 4096 }).abandon();
  expect(rowsOf(file, 'trajectories')).toHaveLength(1);
});

test('rows and envelopes are stored as the format has them', () => {
  const file = newFile();
  const writer = new DayWriter(file, { pageBytes: 4096 });
  expect(writer.add(FLIGHT, envelopeOf(POINTS), BLOB)).toBe(1);
  expect(writer.add({ ...FLIGHT, source: 4 }, envelopeOf(POINTS), BLOB)).toBe(2);
  writer.finish();
  expect(rowsOf(file, 'trajectories')[0]).toEqual({
    id: 1,
    source: 1,
    source_id: 'one',
    transponder_id: 'a0b1c2',
    orig: null,
    dest: 'KJFK',
    callsign: 'ÉTÉ',
    aircraft_type: 'A320',
    points: BLOB,
  });
  const index = rowsOf(file, 'trajectory_index');
  expect(index.map(({ id }) => id).sort()).toEqual([1, 2]);
  const { id: _, ...envelope } = index[0] ?? {};
  expect(envelope).toEqual({
    min_timestamp: 1_717_243_008,
    max_timestamp: 1_717_243_520,
    min_latitude: below(42.1),
    max_latitude: 42.5,
    min_longitude: below(-71.3),
    max_longitude: -71,
    min_altitude: 1000,
    max_altitude: 3000,
  });
});

test('the schema is that of the format, its index not unique', () => {
  const file = newFile();
  new DayWriter(file, { pageBytes: 4096 }).finish();
  const database = new Database(file, { readonly: true });
  const names = (table: string) =>
    (database.pragma(`table_info(${table})`) as { name: string; notnull: number }[]).map(
      ({ name, notnull }) => `${name}${notnull === 1 ? ' NOT NULL' : ''}`,
    );
  expect(names('trajectories').join()).toBe(
    'id,source NOT NULL,source_id NOT NULL,transponder_id,orig,dest,callsign NOT NULL,aircraft_type,points NOT NULL',
  );
  expect(names('trajectory_index').join()).toBe(
    'id,min_timestamp,max_timestamp,min_latitude,max_latitude,min_longitude,max_longitude,min_altitude,max_altitude',
  );
  expect(database.pragma('index_list(trajectories)')).toMatchObject([
    { name: 'trajectory_source_id_index', unique: 0 },
  ]);
  expect(database.pragma('journal_mode', { simple: true })).toBe('delete');
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  database.close();
});

/** A minimum as SQLite's R-tree rounds it: by a factor of 1 ∓ 2⁻²³ where the nearest 32-bit float lies above it. */
function below(value: number): number {
  const nearest = Math.fround(value);
  return nearest <= value ? nearest : Math.fround(value * (value < 0 ? 1 + 2 ** -23 : 1 - 2 ** -23));
}

function rowsOf(file: string, table: string): Record<string, unknown>[] {
  const database = new Database(file, { readonly: true });
  const rows = database.prepare(`SELECT * FROM ${table} ORDER BY id`).all() as Record<string, unknown>[];
  database.close();
  return rows;
}

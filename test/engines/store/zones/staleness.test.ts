import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { loadCodec } from '../../../../engines/codec/registry.ts';
import { type Engine, newCounters } from '../../../../engines/engine.ts';
import { flights } from '../../../../engines/query/builder.ts';
import { openEngine } from '../../../../engines/registry.ts';
import { DayFile } from '../../../../engines/store/day-file.ts';
import { readZoneColumns } from '../../../../engines/store/zones/zone-table.ts';
import { indexDay, isIndexed } from '../../../../scripts/zones/index-day.ts';
import { expectSame } from '../../../support/ask-both.ts';
import { caught } from '../../../support/caught-error.ts';
import { packedFlight } from '../../../support/codec-blob.ts';
import { indexStore } from '../../../support/indexed-store.ts';
import { BOX, HOUR, NOON } from '../../../support/sample-store.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { packByHand, testFlight, testPoint } from '../../../support/test-flight.ts';
import { writeTestStore } from '../../../support/test-store.ts';

const FILE = '2024/2024-153.sqlite';
const ALL = flights(NOON - HOUR, NOON + HOUR)
  .spatiallyCrosses()
  .withBounds(BOX)
  .build();
const KEPT = { ...ALL, filterWaypoints: true };

let dataDir: string;
let file: string;
let zone: Engine;
let naive: Engine;

beforeEach(async () => {
  dataDir = temporaryFolder();
  file = path.join(dataDir, FILE);
  const far = [testPoint(NOON, { lat: 10 }), testPoint(NOON + 60, { lat: 11 })];
  const wide = { envelope: [NOON, NOON + 60, 10, 60, -80, -60, 0, 9000] };
  await writeTestStore(dataDir, 'v2', {
    [FILE]: [
      testFlight('a', [], { packed: packedFlight(300), ...wide }),
      testFlight('far', far, wide),
      testFlight('b', [testPoint(NOON)]),
    ],
  });
  await indexStore(dataDir, 'v2');
  [zone, naive] = [
    await openEngine('zone/v2', { dataDir, workers: 1 }),
    await openEngine('naive/v2', { dataDir, workers: 1 }),
  ];
});

afterEach(async () => {
  vi.restoreAllMocks();
  await Promise.all([zone.close(), naive.close()]);
});

/** Changes the file through a connection of its own. */
function change(action: (database: Database.Database) => void): void {
  const database = new Database(file, { timeout: 0 });
  try {
    action(database);
  } finally {
    database.close();
  }
}

async function both(): Promise<number> {
  await expectSame(zone, naive, KEPT);
  return await expectSame(zone, naive, ALL);
}

/** Candidates that the engine met: fewer than the R-tree's three where it used the index. */
async function candidates(): Promise<number> {
  const counters = newCounters();
  await zone.query(ALL, counters);
  return counters.candidates;
}

const zoneRows = (database: Database.Database): unknown =>
  database.prepare('SELECT count(*) FROM trajectory_zones').pluck().get();

describe('a change by another connection empties the table, and who had the index in memory answers rightly', () => {
  const blob = async (lat: number): Promise<Uint8Array> =>
    await (await (await loadCodec('v2')).loadCompressor())(packByHand([testPoint(NOON, { lat })]));

  beforeEach(async () => {
    expect(await both()).toBe(2);
    expect(await candidates()).toBe(2);
  });

  test.each<[string, (database: Database.Database) => Promise<void>, number]>([
    [
      'INSERT',
      async (database) => {
        const { lastInsertRowid } = database
          .prepare("INSERT INTO trajectories SELECT NULL, 2, 'new', NULL, NULL, NULL, 'NEW', NULL, ?")
          .run(await blob(42.5));
        database
          .prepare(
            'INSERT INTO trajectory_index SELECT ?, min_timestamp, max_timestamp, 42, 43, -72, -70, 0, 9000 FROM trajectory_index WHERE id = 2',
          )
          .run(lastInsertRowid);
      },
      3,
    ],
    [
      'UPDATE of points',
      async (database) =>
        void database.prepare('UPDATE trajectories SET points = ? WHERE id = 2').run(await blob(42.5)),
      3,
    ],
    [
      'UPDATE of metadata',
      async (database) => void database.exec("UPDATE trajectories SET callsign = 'OTHER' WHERE id = 1"),
      2,
    ],
    ['DELETE', async (database) => void database.exec('DELETE FROM trajectories WHERE id = 1'), 1],
    ['DELETE of all', async (database) => void database.exec('DELETE FROM trajectories'), 0],
    [
      'REPLACE',
      async (database) =>
        void database
          .prepare(
            "REPLACE INTO trajectories SELECT id, 2, 'c', NULL, NULL, NULL, 'C', NULL, ? FROM trajectories WHERE id = 2",
          )
          .run(await blob(42.5)),
      3,
    ],
  ])('%s', async (_, action, hits) => {
    const database = new Database(file);
    await action(database);
    expect(zoneRows(database)).toBe(0);
    database.close();
    expect(await both()).toBe(hits);
    expect(isIndexed(file)).toBe(false);
    await indexStore(dataDir, 'v2');
    const fresh = await openEngine('zone/v2', { dataDir, workers: 1 });
    expect(await expectSame(fresh, naive, ALL)).toBe(hits);
    await fresh.close();
    expect(isIndexed(file)).toBe(true);
  });

  test.each([
    ['a change of envelopes alone', 'UPDATE trajectory_index SET min_latitude = 10, max_latitude = 11 WHERE id = 3', 1],
    ['an envelope that goes', 'DELETE FROM trajectory_index WHERE id = 3', 1],
    [
      'a change of time ranges alone',
      `UPDATE trajectory_index SET min_timestamp = ${NOON + 86_400}, max_timestamp = ${NOON + 86_400} WHERE id = 3`,
      1,
    ],
  ])('%s, of which no trigger hears, makes the index one that is ignored', async (_, sql, hits) => {
    change((database) => database.exec(sql));
    expect(await both()).toBe(hits);
    expect(isIndexed(file)).toBe(false);
  });

  test('a table of trajectories that was built anew took the triggers with it', async () => {
    change((database) => {
      database.exec('CREATE TABLE new AS SELECT * FROM trajectories; DROP TABLE trajectories');
      database.exec("ALTER TABLE new RENAME TO trajectories; UPDATE trajectories SET callsign = 'NEW'");
      expect(zoneRows(database)).not.toBe(0);
    });
    expect(await both()).toBe(2);
    expect(isIndexed(file)).toBe(false);
  });

  test('VACUUM changes nothing that the index says', async () => {
    change((database) => database.exec('VACUUM'));
    expect(await both()).toBe(2);
    expect(await candidates()).toBe(2);
  });

  /** Gives the far flight the points of the third by another connection, just after the engine asked for the version. */
  function changeInTheMiddle(): string[] {
    const version = DayFile.prototype.version;
    const outcome: string[] = [];
    const spy = vi.spyOn(DayFile.prototype, 'version').mockImplementation(function (this: DayFile) {
      const seen = version.call(this);
      spy.mockRestore();
      try {
        const points = 'SELECT points FROM trajectories WHERE id = 3';
        change((database) => database.exec(`UPDATE trajectories SET points = (${points}) WHERE id = 2`));
        outcome.push('changed');
      } catch (error) {
        outcome.push((error as Error).message);
      }
      return seen;
    });
    return outcome;
  }

  test('zone lets nobody change the file between the index and the rows of one query', async () => {
    const outcome = changeInTheMiddle();
    const answer = await zone.query(ALL);
    expect(answer.map(({ points }) => points.length)).toEqual([300, 1]);
    expect(outcome).toEqual(['database is locked']);
  });

  test('auto asks the index again where the file was changed before the rows were read', async () => {
    const auto = await openEngine('auto/v2', { dataDir, workers: 1 });
    await expectSame(auto, naive, ALL);
    const outcome = changeInTheMiddle();
    const answer = await auto.query(ALL);
    expect(answer.map(({ points }) => points.length)).toEqual([300, 1, 1]);
    expect(outcome).toEqual(['changed']);
    await auto.close();
  });
});

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
    zone = await openEngine('zone/v2', { dataDir, workers: 1 });
    await expectDamage('its header');
  });

  test('text in place of a blob', async () => {
    change((database) => database.exec("UPDATE trajectory_zones SET data = 'text' WHERE name = 'rank'"));
    await expectDamage("the row 'rank' holds no blob");
  });
});

test('the index can be made anew over one that is whole', async () => {
  indexDay(file, await loadCodec('v2'));
  const dayFile = new DayFile(file);
  expect(readZoneColumns(dayFile)?.id.length).toBe(3);
  dayFile.close();
});

import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../../../engines/engine.ts';
import { flights } from '../../../../engines/query/builder.ts';
import type { FlightQuery } from '../../../../engines/query/query.ts';
import { openEngine } from '../../../../engines/registry.ts';
import { DayFile } from '../../../../engines/store/day-file.ts';
import { readZoneColumns } from '../../../../engines/store/zones/zone-table.ts';
import { expectSame } from '../../../support/ask-both.ts';
import { indexStore } from '../../../support/indexed-store.ts';
import { BOX, HOUR, NOON } from '../../../support/sample-store.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { testFlight, testPoint } from '../../../support/test-flight.ts';
import { type TestDays, writeTestStore } from '../../../support/test-store.ts';

const FILE = '2024/2024-153.sqlite';
const NEXT = '2024/2024-154.sqlite';
const POINTS = [testPoint(NOON), testPoint(NOON + 60, { lat: 42.6 }), testPoint(NOON + 120, { lat: 44 })];
const AROUND = [NOON, NOON + 120, 42.5, 44, -71, -71, 3000, 3000];
const LONG = 'x'.repeat(254);
/** A block far from the box in the window, and one in the box after it: a hit that keeps no point, known unread. */
const LATER = [
  ...Array.from({ length: 64 }, (_, i) => testPoint(NOON + i, { lat: 10 })),
  ...Array.from({ length: 64 }, (_, i) => testPoint(NOON + 2 * HOUR + i, { lat: 42.4 + i / 1000 })),
];

/** Each row by its callsign: a change of the stored row in SQL, and whether the index must leave it out. */
const CHANGES: readonly (readonly [name: string, sql: string, irregular: boolean])[] = [
  ['untouched', '', false],
  ['an envelope that is too narrow', '', true],
  ['an envelope that lies elsewhere', '', true],
  ['an envelope beside the altitudes', '', true],
  ['no points', '', false],
  ['no points and an odd type', "aircraft_type = x'01'", true],
  ['an empty transponder and NULLs', "transponder_id = '', orig = NULL, dest = NULL, aircraft_type = NULL", false],
  ['text of 254 units', `dest = '${LONG}'`, false],
  ['text of 255 units', `dest = '${LONG}y'`, true],
  ['text of 254 units beyond the BMP', `dest = '${'\u{1f600}'.repeat(127)}'`, false],
  ['text of 256 units in 128 characters', `dest = '${'\u{1f600}'.repeat(128)}'`, true],
  ['a byte order mark', "orig = char(65279) || 'KBOS', dest = char(65279)", false],
  ['text as a blob', "orig = x'4b424f53'", true],
  ['an integer for text', 'aircraft_type = 320', false],
  ['a source as text', "source = 'one'", true],
  ['a source beyond 32 bits', 'source = 4294967297', true],
  ['a source just beyond 32 bits', 'source = 2147483648', true],
  ['the greatest source', 'source = 2147483647', false],
  ['a source that is no integer', 'source = 1.5', true],
  ['invalid UTF-8', "orig = CAST(x'4bff4f' AS TEXT), dest = CAST(x'c3' AS TEXT), aircraft_type = 'A'", false],
  ['half a surrogate pair in UTF-8', "dest = CAST(x'eda080' AS TEXT), aircraft_type = CAST(x'edb080' AS TEXT)", false],
  ['a NUL within', "dest = 'K' || char(0) || 'X'", false],
  ['no entry in the index', '', false],
  ['a callsign that is empty', "transponder_id = 'here'", false],
];

const ENVELOPES: Readonly<Record<string, readonly number[]>> = {
  'an envelope that is too narrow': [NOON, NOON + 120, 42.5, 42.55, -71, -71, 3000, 3000],
  'an envelope that lies elsewhere': [NOON, NOON + 120, 10, 11, 20, 21, 3000, 3000],
  'an envelope beside the altitudes': [NOON, NOON + 120, 42.5, 44, -71, -71, 9000, 9000],
  'no points': AROUND,
  'no points and an odd type': AROUND,
};

const DAYS: TestDays = {
  '2024/2024-152.sqlite': [
    testFlight('the same', [testPoint(NOON + 60, { alt: 1 })], { callsign: 'BEFORE' }),
    testFlight('the same', [testPoint(NOON + 60, { alt: 2 })], { callsign: 'BEFORE 2' }),
  ],
  [FILE]: CHANGES.map(([name]) => {
    const points = name.startsWith('no points') ? [] : POINTS;
    const envelope = ENVELOPES[name];
    const callsign = name === 'a callsign that is empty' ? '' : name;
    return testFlight('the same', points, { callsign, ...(envelope === undefined ? {} : { envelope }) });
  }),
  [NEXT]: [
    testFlight('the same', LATER, { callsign: 'AFTER' }),
    testFlight('the same', [testPoint(NOON + 60)], { callsign: 'AFTER 2' }),
  ],
};

/** One question for each way of asking. */
const around = (): ReturnType<typeof flights> =>
  flights(NOON, NOON + HOUR)
    .spatiallyCrosses()
    .withBounds(BOX);
const QUERIES: readonly FlightQuery[] = [
  around().build(),
  around().filterWaypoints().build(),
  around().withBounds({ minLat: 42.58, maxLat: 42.7 }).filterWaypoints().build(),
  around().withBounds({ minLat: 43.5, maxLat: 45 }).build(),
  around().withBounds({ minAlt: 2000, maxAlt: 4000 }).filterWaypoints().build(),
  around().withCallsign('*a*').build(),
  around().withOrig('KBOS').filterWaypoints().build(),
  around().withDest('x*').build(),
  around().fromSource(1).build(),
  around().fromSource(4294967297).build(),
  flights(NOON + 90, NOON + 100)
    .spatiallyCrosses()
    .withBounds(BOX)
    .filterWaypoints()
    .build(),
  flights(NOON - HOUR, NOON - 200)
    .timeEndsIn()
    .spatiallyCrosses()
    .withBounds(BOX)
    .build(),
];

describe.each(['lz4-wasm', 'v2'])('rows that an index cannot speak for, %s', (codec) => {
  const dataDir = temporaryFolder();
  const file = path.join(dataDir, FILE);
  let naive: Engine;

  beforeAll(async () => {
    await writeTestStore(dataDir, codec, DAYS);
    const database = new Database(file);
    CHANGES.forEach(([, sql], i) => {
      if (sql !== '') database.exec(`UPDATE trajectories SET ${sql} WHERE id = ${i + 1}`);
    });
    const unindexed = CHANGES.findIndex(([name]) => name === 'no entry in the index') + 1;
    database.exec(`DELETE FROM trajectory_index WHERE id = ${unindexed}`);
    database.exec(`INSERT INTO trajectory_index SELECT 9999, ${AROUND.join(', ')}`);
    database.close();
    await indexStore(dataDir, codec);
    naive = await openEngine(`naive/${codec}`, { dataDir, workers: 1 });
  });

  afterAll(async () => {
    await naive.close();
  });

  test('are listed as irregular, and no others', () => {
    const dayFile = new DayFile(file);
    const irregular = CHANGES.flatMap(([, , is], i) => (is ? [i + 1] : []));
    expect([...(readZoneColumns(dayFile)?.irregular ?? [])]).toEqual(irregular);
    dayFile.close();
  });

  test.each(['zone', 'worker-zone', 'auto'])(
    '%s answers as naive does, in the order of days where all else is equal',
    async (strategy) => {
      const engine = await openEngine(`${strategy}/${codec}`, { dataDir, workers: 2 });
      const hits: number[] = [];
      for (const query of QUERIES) hits.push(await expectSame(engine, naive, query));
      expect(hits.filter((count) => count > 0).length).toBeGreaterThan(9);
      await engine.close();
    },
  );
});

test('a row whose source_id is NULL, in a table that allows it, is no fault of the index', async () => {
  const dataDir = temporaryFolder();
  await writeTestStore(dataDir, 'v2', { [FILE]: [testFlight('a', POINTS), testFlight('b', POINTS)] });
  const database = new Database(path.join(dataDir, FILE));
  database.unsafeMode(true);
  database.pragma('writable_schema = ON');
  database.exec("UPDATE sqlite_master SET sql = replace(sql, 'source_id TEXT NOT NULL', 'source_id TEXT')");
  database.close();
  const again = new Database(path.join(dataDir, FILE));
  again.exec('UPDATE trajectories SET source_id = NULL WHERE id = 2');
  again.close();
  await indexStore(dataDir, 'v2');
  const naive = await openEngine('naive/v2', { dataDir, workers: 1 });
  const zone = await openEngine('zone/v2', { dataDir, workers: 1 });
  for (const query of QUERIES) await expectSame(zone, naive, query);
  await Promise.all([naive.close(), zone.close()]);
});

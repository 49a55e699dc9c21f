import Database from 'better-sqlite3';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { loadCodec } from '../../../../engines/codec/registry.ts';
import { openEngine } from '../../../../engines/registry.ts';
import { DayFile } from '../../../../engines/store/day-file.ts';
import { readZoneColumns } from '../../../../engines/store/zones/zone-table.ts';
import { indexDay, isIndexed } from '../../../../scripts/zones/index-day.ts';
import { expectSame } from '../../../support/ask-both.ts';
import { indexStore } from '../../../support/indexed-store.ts';
import { NOON } from '../../../support/sample-store.ts';
import { packByHand, testPoint } from '../../../support/test-flight.ts';
import {
  ALL,
  both,
  candidates,
  change,
  dataDir,
  file,
  naive,
  withIndexedFile,
  zone,
  zoneRows,
} from './support/indexed-file.ts';

withIndexedFile();

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

test('the index can be made anew over one that is whole', async () => {
  indexDay(file, await loadCodec('v2'));
  const dayFile = new DayFile(file);
  expect(readZoneColumns(dayFile)?.id.length).toBe(3);
  dayFile.close();
});

import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, vi } from 'vitest';
import { type Engine, newCounters } from '../../../../../engines/engine.ts';
import { flights } from '../../../../../engines/query/builder.ts';
import { openEngine } from '../../../../../engines/registry.ts';
import { expectSame } from '../../../../support/ask-both.ts';
import { packedFlight } from '../../../../support/codec-blob.ts';
import { indexStore } from '../../../../support/indexed-store.ts';
import { BOX, HOUR, NOON } from '../../../../support/sample-store.ts';
import { temporaryFolder } from '../../../../support/temporary-folder.ts';
import { testFlight, testPoint } from '../../../../support/test-flight.ts';
import { writeTestStore } from '../../../../support/test-store.ts';

export const FILE = '2024/2024-153.sqlite';
export const ALL = flights(NOON - HOUR, NOON + HOUR)
  .spatiallyCrosses()
  .withBounds(BOX)
  .build();
export const KEPT = { ...ALL, filterWaypoints: true };

export let dataDir: string;
export let file: string;
export let zone: Engine;
export let naive: Engine;

/** Gives each test a day-file of three flights with the finer index, and two engines that have it open. */
export function withIndexedFile(): void {
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
}

/** Opens the engine anew. */
export async function reopenZone(): Promise<void> {
  zone = await openEngine('zone/v2', { dataDir, workers: 1 });
}

/** Changes the file through a connection of its own. */
export function change(action: (database: Database.Database) => void): void {
  const database = new Database(file, { timeout: 0 });
  try {
    action(database);
  } finally {
    database.close();
  }
}

export async function both(): Promise<number> {
  await expectSame(zone, naive, KEPT);
  return await expectSame(zone, naive, ALL);
}

/** Candidates that the engine met: fewer than the R-tree's three where it used the index. */
export async function candidates(): Promise<number> {
  const counters = newCounters();
  await zone.query(ALL, counters);
  return counters.candidates;
}

export const zoneRows = (database: Database.Database): unknown =>
  database.prepare('SELECT count(*) FROM trajectory_zones').pluck().get();

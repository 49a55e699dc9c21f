import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { makeFolders } from '../../../engines/make-folders.ts';
import { flights } from '../../../engines/query/builder.ts';
import { openEngine } from '../../../engines/registry.ts';
import { visitBlobs } from '../../../engines/store/blob-batches.ts';
import { DayFile } from '../../../engines/store/day-file.ts';
import { SCHEMA } from '../../../engines/store/schema.ts';
import { expectSame } from '../../support/ask-both.ts';
import { caught } from '../../support/caught-error.ts';
import { compressed } from '../../support/codec-blob.ts';
import { indexStore } from '../../support/indexed-store.ts';
import { BOX, HOUR, NOON } from '../../support/sample-store.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { packByHand, testPoint } from '../../support/test-flight.ts';

const ROW = "INSERT INTO trajectories VALUES (?, 1, ?, NULL, NULL, NULL, 'C', NULL, ?)";

/** A day-file of the given blobs by id. */
function dayFileOf(encoding: string, blobs: ReadonlyMap<number, Uint8Array | string>, file = ''): DayFile {
  const name = file === '' ? path.join(temporaryFolder(), 'day.sqlite') : file;
  const database = new Database(name);
  database.pragma(`encoding = '${encoding}'`);
  database.exec(SCHEMA);
  const row = database.prepare(ROW);
  for (const [id, blob] of blobs) row.run(id, `flight ${id}`, blob);
  database.close();
  return new DayFile(name);
}

function visited(dayFile: DayFile, ids: readonly number[]): [place: number, hex: string][] {
  const all: [number, string][] = [];
  visitBlobs(dayFile, ids, (place, blob) => all.push([place, Buffer.from(blob).toString('hex')]));
  return all;
}

/** Bytes that are text, half of it, NULs, UTF-16 marks and surrogates among them. */
function blobsOf(count: number): Map<number, Uint8Array> {
  const below = seededRandom(count);
  const odd = ['', '00', 'c3', 'fffe', 'feff0041', 'eda080', '0000d800', '7ff8', '2c', 'efbbbf'];
  return new Map(
    Array.from({ length: count }, (_, i) => [
      3 * i - 20,
      below(2) === 0
        ? Buffer.from(odd[below(odd.length)] as string, 'hex')
        : Buffer.from(Array.from({ length: below(300) }, () => below(256))),
    ]),
  );
}

describe.each(['UTF-8', 'UTF-16le', 'UTF-16be'])('blobs of a day-file in %s', (encoding) => {
  test.each([0, 1, 127, 128, 129, 400])('%d of them come whole, each at its place', (count) => {
    const blobs = blobsOf(count);
    const dayFile = dayFileOf(encoding, blobs);
    const ids = [...blobs.keys()];
    expect(visited(dayFile, ids)).toEqual(
      ids.map((id, i) => [i, Buffer.from(blobs.get(id) as Uint8Array).toString('hex')]),
    );
    dayFile.close();
  });

  test('rows that do not exist are left out, and shift no other', () => {
    const blobs = blobsOf(300);
    const dayFile = dayFileOf(encoding, blobs);
    const ids = [...blobs.keys()].flatMap((id) => (id % 2 === 0 ? [id, id + 1] : [id]));
    const expected = ids.flatMap((id, i) => {
      const blob = blobs.get(id);
      return blob === undefined ? [] : [[i, Buffer.from(blob).toString('hex')]];
    });
    expect(visited(dayFile, ids)).toEqual(expected);
    expect(visited(dayFile, [100_000, 100_001])).toEqual([]);
    dayFile.close();
  });

  test('nothing but empty blobs', () => {
    const dayFile = dayFileOf(
      encoding,
      new Map([
        [1, new Uint8Array()],
        [2, new Uint8Array()],
      ]),
    );
    expect(visited(dayFile, [1, 2])).toEqual([
      [0, ''],
      [1, ''],
    ]);
    dayFile.close();
  });

  test('text for a blob is an error with file and row, after the rows before it', async () => {
    const dayFile = dayFileOf(
      encoding,
      new Map<number, Uint8Array | string>([
        [1, Buffer.of(1, 2)],
        [2, 'text'],
        [3, Buffer.of(3)],
      ]),
    );
    const seen: number[] = [];
    const error = await caught('BLOB_CORRUPT', () => visitBlobs(dayFile, [1, 2, 3], (place) => seen.push(place)));
    expect([error.file, error.row, seen]).toEqual([dayFile.file, 2, [0]]);
    dayFile.close();
  });

  test('a store in it, with the finer index, answers as naive does', async () => {
    const dataDir = temporaryFolder();
    const file = path.join(dataDir, '2024', '2024-153.sqlite');
    makeFolders(path.dirname(file));
    const blob = await compressed('v2', packByHand([testPoint(NOON), testPoint(NOON + 60)]));
    dayFileOf(
      encoding,
      new Map([
        [1, blob],
        [2, blob],
        [7, blob],
      ]),
      file,
    ).close();
    const database = new Database(file);
    database.exec(
      `INSERT INTO trajectory_index SELECT id, ${NOON}, ${NOON + 60}, 42.5, 42.5, -71, -71, 3000, 3000 FROM trajectories`,
    );
    database.exec("UPDATE trajectories SET source_id = char(128512) || source_id, callsign = 'é' WHERE id = 2");
    database.close();
    await indexStore(dataDir, 'v2');
    const [zone, naive] = [
      await openEngine('zone/v2', { dataDir, workers: 1 }),
      await openEngine('naive/v2', { dataDir, workers: 1 }),
    ];
    const query = flights(NOON, NOON + HOUR)
      .spatiallyCrosses()
      .withBounds(BOX)
      .build();
    expect(await expectSame(zone, naive, query)).toBe(3);
    expect(await expectSame(zone, naive, { ...query, callsign: 'é', filterWaypoints: true })).toBe(1);
    await Promise.all([zone.close(), naive.close()]);
  });
});

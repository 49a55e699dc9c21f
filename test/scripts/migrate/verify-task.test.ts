import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { dayPath, listDays } from '../../../engines/store/day-path.ts';
import { samplePairs, verifyBlobs } from '../../../scripts/migrate/verify-blobs.ts';
import type { VerifyDone, VerifyTask } from '../../../scripts/migrate/verify-messages.ts';
import { type FullPair, isFull, pairDays, spread } from '../../../scripts/migrate/verify-pairs.ts';
import { verifyTask } from '../../../scripts/migrate/verify-task.ts';
import { overwriteBlob } from '../../support/test-store.ts';
import { change, changePoints, copyStore, flipLat, valueIn } from '../support/damage.ts';
import { tinyFixture } from '../support/tiny.ts';

let [bz2, lz4] = ['', ''];
let first = '';
beforeAll(async () => {
  const root = await tinyFixture();
  [bz2, lz4] = [path.join(root, 'bz2'), path.join(root, 'lz4')];
  first = dayPath(listDays(bz2)[0] as number);
});

/** Rows that are compared here; damage lies in one of them. */
const IDS = Array.from({ length: 12 }, (_, i) => i + 1);

/** Compares some rows of the first day-file with those of another store. */
async function compare(other: string, file: VerifyTask['file'] = 'contents'): Promise<VerifyDone> {
  const pair = pairDays(bz2, other).find((each): each is FullPair => isFull(each)) as FullPair;
  const answer = await verifyTask({ pair, formats: ['bz2', 'lz4'], ids: IDS, file });
  if (!answer.ok) throw new Error(`${answer.code}: ${answer.message}`);
  return answer;
}

test('equal rows are counted', async () => {
  const { rows, points, bytes, differences, first: problem, fileProblem } = await compare(lz4, 'integrity');
  expect({ rows, differences, problem, fileProblem }).toEqual({
    rows: 12,
    differences: 0,
    problem: null,
    fileProblem: null,
  });
  expect(bytes).toBe(2 * 12 + 45 * points);
});

/** A damage, and the first difference that it makes. */
type Damage = readonly [what: string, damage: (file: string) => unknown, problem: () => object];

const ROW = 7;
const DAMAGES: readonly Damage[] = [
  [
    'one flipped bit of a point',
    (file) => changePoints(file, ROW, 'lz4', flipLat(3)),
    () => ({ kind: 'points', row: ROW, place: 'point 3, field lat' }),
  ],
  [
    'a lost last point',
    (file) =>
      changePoints(file, ROW, 'lz4', (packed) => {
        packed.writeUInt16BE(packed.readUInt16BE(0) - 1, 0);
        return packed.subarray(0, -45);
      }),
    () => ({
      kind: 'points',
      row: ROW,
      place: expect.stringMatching(/^point \d+$/),
      b: expect.stringMatching(/^none/),
    }),
  ],
  [
    'a blob cut short',
    (file) => overwriteBlob(file, ROW, (blob) => blob.subarray(0, -1)),
    () => ({ kind: 'error', row: ROW, a: 'read', b: expect.stringContaining('[BLOB_CORRUPT]') }),
  ],
  [
    'a blob of the other format',
    (file) => change(file, 'UPDATE trajectories SET points = ? WHERE id = ?', bz2Blob(), ROW),
    () => ({ kind: 'error', row: ROW, b: expect.stringContaining('bz2 store') }),
  ],
  [
    'another callsign',
    (file) => change(file, "UPDATE trajectories SET callsign = callsign || ' ' WHERE id = ?", ROW),
    () => ({ kind: 'metadata', row: ROW, place: 'column callsign', b: expect.stringMatching(/ "$/) }),
  ],
  [
    'a text of other bytes',
    (file) => change(file, "UPDATE trajectories SET aircraft_type = CAST(x'ff' AS TEXT) WHERE id = ?", ROW),
    () => ({ kind: 'metadata', row: ROW, place: 'column aircraft_type', b: '0xFF' }),
  ],
  [
    'one limit in the index',
    (file) => change(file, 'UPDATE trajectory_index SET max_latitude = max_latitude + 1 WHERE id = ?', ROW),
    () => ({ kind: 'index', row: ROW, place: 'index entry, maxLatitude' }),
  ],
  [
    'an index entry that is gone',
    (file) => change(file, 'DELETE FROM trajectory_index WHERE id = ?', ROW),
    () => ({ kind: 'index', row: ROW, place: 'index entry', a: 'there', b: 'missing' }),
  ],
  [
    'an index entry too many',
    (file) => change(file, 'INSERT INTO trajectory_index SELECT 9999, 1, 2, 3, 4, 5, 6, 7, 8'),
    () => ({ kind: 'file', row: null, place: 'index entry without a row', a: 'none' }),
  ],
  [
    'a lost row',
    (file) => change(file, 'DELETE FROM trajectories WHERE id = ?', ROW),
    () => ({ kind: 'row', row: ROW, place: 'row', a: 'there', b: 'missing' }),
  ],
  [
    'another next id',
    (file) => change(file, 'UPDATE sqlite_sequence SET seq = seq + 1'),
    () => ({ kind: 'file', place: 'sequence' }),
  ],
  [
    'a lost index of the table',
    (file) => change(file, "DELETE FROM sqlite_master WHERE name = 'trajectory_source_id_index'"),
    () => ({
      kind: 'file',
      place: 'schema',
      a: expect.stringContaining('trajectory_source_id_index'),
      b: expect.anything(),
    }),
  ],
];

describe.each(DAMAGES)('%s', (_, damage, problem) => {
  test('is found, down to row and point', async () => {
    const copy = copyStore(lz4);
    await damage(path.join(copy, first));
    const { first: row, fileProblem, differences } = await compare(copy);
    expect(row ?? fileProblem).toMatchObject({ file: first, ...problem() });
    expect(differences).toBe(row === null ? 0 : 1);
  });
});

function bz2Blob(): unknown {
  return valueIn(path.join(bz2, first), `SELECT points FROM trajectories WHERE id = ${ROW}`);
}

test('damage of both files alike is no difference of rows, and integrity finds what SQLite finds', async () => {
  const copy = copyStore(lz4);
  const file = path.join(copy, first);
  // Of the root's first cell (after 4 bytes of header and 8 of its id) the first coordinate, a 32-bit float.
  const root = valueIn(file, 'SELECT data FROM trajectory_index_node WHERE nodeno = 1') as Buffer;
  root.writeFloatBE(3e9, 12);
  change(file, 'UPDATE trajectory_index_node SET data = ? WHERE nodeno = 1', root);
  expect(await compare(copy)).toMatchObject({ first: null, fileProblem: null });
  expect((await compare(copy, 'integrity')).fileProblem).toMatchObject({
    kind: 'file',
    place: 'integrity_check',
    a: 'ok',
  });
});

test('a table that the format does not know is compared too', async () => {
  const [a, b] = [copyStore(bz2), copyStore(lz4)];
  for (const dataDir of [a, b]) change(path.join(dataDir, first), 'CREATE TABLE "my ""notes" (text)');
  change(path.join(b, first), `INSERT INTO "my ""notes" VALUES ('x')`);
  const [pair] = pairDays(a, b).filter(isFull);
  const answer = await verifyTask({ pair: pair as FullPair, formats: ['bz2', 'lz4'], ids: [], file: 'contents' });
  expect(answer).toMatchObject({ fileProblem: { place: 'table my "notes, row 1', a: 'none', b: 'text 78' } });
});

test('of several rows the first is named, whichever task ends first', async () => {
  const copy = copyStore(lz4);
  for (const row of [140, 2, 70]) await changePoints(path.join(copy, first), row, 'lz4', flipLat(0));
  const options = { workers: 2, integrity: false, signal: new AbortController().signal, onProgress: () => undefined };
  const { counts, problems } = await verifyBlobs(pairDays(bz2, copy), [bz2, copy], { ...options, taskRows: 20 });
  expect(counts).toMatchObject({ files: 2, rows: 300, differences: 3 });
  expect(problems).toMatchObject([{ file: first, row: 2, place: 'point 0, field lat' }]);
});

test('an interrupted comparison says that it is not whole', async () => {
  const abort = new AbortController();
  abort.abort();
  const options = { workers: 1, integrity: false, signal: abort.signal, onProgress: () => undefined };
  expect(await verifyBlobs(pairDays(bz2, lz4), [bz2, lz4], options)).toMatchObject({ complete: false });
});

describe('the choice of files', () => {
  const pairs = Array.from({ length: 50 }, (_, day) => ({ day, name: `${day}`, a: '', b: '' }));

  test('is the same of the same seed, another of another, and in order', () => {
    const drawn = samplePairs(pairs, 10, 1);
    expect(samplePairs(pairs, 10, 1)).toEqual(drawn);
    expect(samplePairs(pairs, 10, 2)).not.toEqual(drawn);
    expect(drawn.map(({ day }) => day)).toEqual(drawn.map(({ day }) => day).sort((x, y) => x - y));
    expect(new Set(drawn).size).toBe(10);
    expect(samplePairs(pairs, 99, 1)).toEqual(pairs);
  });

  test('of days for queries is spread, both ends among them', () => {
    expect(spread([1, 2, 3, 4, 5, 6, 7], 3)).toEqual([1, 4, 7]);
    expect(spread([1, 2], 5)).toEqual([1, 2]);
    expect(spread([1, 2, 3], 1)).toEqual([1]);
  });
});

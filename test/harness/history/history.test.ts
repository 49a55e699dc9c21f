import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import type { BenchDocument } from '../../../harness/document.ts';
import { addRun } from '../../../harness/history/add-run.ts';
import { withHistory } from '../../../harness/history/database.ts';
import { trendsOf } from '../../../harness/history/trends.ts';
import { caught } from '../../support/caught-error.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { benchDocument, type DocumentParts } from '../support/bench-document.ts';

const file = (name: string) => path.join(temporaryFolder(), name);

/** A run on a day of June whose typed/lz4 takes some milliseconds; s/two has no candidates. */
const run = (day: number, milliseconds: number, rest: DocumentParts = {}): BenchDocument => ({
  ...benchDocument({
    samples: (engine, scenario) => [engine === 'naive/bz2' ? 40 : milliseconds * (scenario === 's/three' ? 4 : 1)],
    scenarios: ['s/one', 's/two', 's/three'],
    candidates: (scenario) => (scenario === 's/two' ? 0 : 9),
    environment: { commit: `c${day}`, dirty: day === 2 },
    ...rest,
  }),
  createdAt: `2024-06-${String(day).padStart(2, '0')}T12:00:00.000Z`,
});

/** Adds runs to a new history and reads its trends. */
const trends = (...runs: readonly BenchDocument[]) => {
  const db = file('history.sqlite');
  withHistory(db, true, (database) => runs.map((document) => addRun(database, document)));
  return withHistory(db, false, trendsOf);
};

describe('a trend', () => {
  test('goes by the time of the runs and is the geometric mean over scenarios with candidates', () => {
    const found = trends(run(3, 30), run(1, 10), run(2, 20));
    const typed = found?.trends.find(({ engine }) => engine === 'typed/lz4');
    expect(typed?.points.map(({ commit, dirty }) => [commit, dirty])).toEqual([
      ['c1', false],
      ['c2', true],
      ['c3', false],
    ]);
    // √(10 · 40) is 20.
    [20, 40, 60].forEach((expected, i) => {
      expect(typed?.points[i]?.milliseconds).toBeCloseTo(expected, 9);
    });
    expect(found).toMatchObject({ scenarios: 2, leftOut: 0 });
  });

  test('marks where the level changed', () => {
    const found = trends(...[10, 10.1, 9.9, 10, 20, 20.1, 19.9, 20].map((ms, i) => run(i + 1, ms)));
    const levels = (engine: string) =>
      found?.trends.find((own) => own.engine === engine)?.levels.map(({ start }) => start);
    expect(levels('typed/lz4')).toEqual([0, 4]);
    expect(levels('naive/bz2')).toEqual([0]);
  });

  test('leaves out runs on another machine, store or scenarios than the latest', () => {
    const found = trends(
      run(1, 10),
      run(2, 10, { environment: { cpu: 'Other' } }),
      run(3, 10, { scenarios: ['s/one'] }),
      run(4, 10, { configuration: { fixture: { preset: 'tiny', seed: 1, digest: 'd' } } }),
      run(5, 10),
    );
    expect(found?.leftOut).toBe(3);
    expect(found?.trends.map(({ points }) => points.length)).toEqual([2, 2]);
  });

  test('has no engine that was wrong', () => {
    const engines = [{ name: 'naive/bz2', status: 'ok' } as const];
    const failed = {
      name: 'x/bz2',
      status: 'failed',
      scenario: 's/one',
      code: 'X',
      message: 'x',
      reproduce: 'x',
    } as const;
    expect(trends(run(1, 10, { engines: [...engines, failed] }))?.trends.map(({ engine }) => engine)).toEqual([
      'naive/bz2',
    ]);
  });
});

test('a run is kept once', () => {
  const db = file('twice.sqlite');
  expect(withHistory(db, true, (database) => [1, 2].map(() => addRun(database, run(1, 10))))).toEqual([true, false]);
});

test('an empty history has no trends', () => {
  expect(trends()).toBeNull();
});

describe('a file that is no history is refused and left as it is:', () => {
  test('one that is not there', async () => {
    const db = file('none.sqlite');
    expect((await caught('HISTORY_INVALID', () => withHistory(db, false, trendsOf))).message).toContain(
      'lab history add',
    );
    expect(existsSync(db)).toBe(false);
  });

  test('text', async () => {
    const db = file('notes.txt');
    writeFileSync(db, 'not a database, but a text that is long enough to have a header of its own '.repeat(20));
    await caught('HISTORY_INVALID', () => withHistory(db, true, (database) => addRun(database, run(1, 1))));
    await caught('HISTORY_INVALID', () => withHistory(db, false, trendsOf));
  });

  test('another database', async () => {
    const db = file('other.sqlite');
    new Database(db).exec('CREATE TABLE runs (x)').close();
    const { message } = await caught('HISTORY_INVALID', () => withHistory(db, true, () => null));
    expect(message).toContain('is no history');
    expect(new Database(db).prepare('SELECT name FROM sqlite_master').pluck().all()).toEqual(['runs']);
  });

  test('a history of another version', async () => {
    const db = file('newer.sqlite');
    withHistory(db, true, () => null);
    new Database(db).exec('PRAGMA user_version = 9').close();
    expect((await caught('HISTORY_INVALID', () => withHistory(db, false, trendsOf))).message).toContain('version 9');
  });

  test('a place where none can be made', async () => {
    const { exitStatus } = await caught('OUTPUT_UNWRITABLE', () => withHistory('/no/such/h.sqlite', true, () => null));
    expect(exitStatus).toBe(2);
  });
});

import { chmodSync, constants, copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { makeFolders } from '../../engines/make-folders.ts';
import { parseRequest, type QueryRequest } from '../../engines/query/request.ts';
import { candidateIds } from '../../engines/store/candidates.ts';
import type { DayFile } from '../../engines/store/day-file.ts';
import { type Day, dayPath, daysOfWindow } from '../../engines/store/day-path.ts';
import { indexWhere } from '../../engines/store/where.ts';
import { withDayFile } from '../../engines/store/with-day-file.ts';
import { ExecutorPair, type PairOptions, type Sides } from '../../harness/executor/pair.ts';
import { isFault } from './compare-run.ts';
import { ddmin } from './property-ddmin.ts';
import { rebased } from './property-rebase.ts';

/** A failure and the stores it was met in. */
export interface FailingCase {
  readonly sides: Sides;
  readonly dirs: readonly [a: string, b: string];
  readonly request: QueryRequest;
  readonly kind: 'different' | 'failed';
}

/** A row of a day-file. */
interface RowName {
  readonly day: Day;
  readonly id: number;
}

/** Stores that a failure was reduced to. */
export interface SmallStores {
  readonly dirs: readonly [a: string, b: string];
  /** Rows that are left, by day and id. */
  readonly rows: readonly RowName[];
  /** Stores that were tried. */
  readonly tried: number;
}

/** Copies the day-files that a request can need. */
export function copyWindow(request: QueryRequest, from: string, to: string): void {
  makeFolders(to);
  for (const day of daysOfRequest(request, from)) {
    const target = path.join(to, dayPath(day));
    makeFolders(path.dirname(target));
    copyFileSync(path.join(from, dayPath(day)), target, constants.COPYFILE_FICLONE);
    // A store may be read-only; its copy is cut down and moved away.
    chmodSync(target, 0o644);
  }
}

/**
 * Reduces copies of both stores to the fewest rows that still fail.
 * @param work a folder for the copies; what is left in it belongs to the result.
 * @returns null where the failure does not show on copies of the day-files.
 */
export async function shrinkData(
  failing: FailingCase,
  options: PairOptions,
  work: string,
  onTry: (tried: number, rows: number) => void,
): Promise<SmallStores | null> {
  let best = newCase(work, failing.dirs, failing.request);
  let tried = 0;
  const everything = rowsOf(best, failing.request);
  const fails = async (rows: readonly RowName[]) => {
    onTry(++tried, rows.length);
    const reduced = newCase(work, best, failing.request);
    for (const dir of reduced) keepOnly(dir, failing.request, rows);
    const still = await failsOn(failing, reduced, options);
    for (const dir of still ? best : reduced) rmSync(path.dirname(dir), { recursive: true, force: true });
    if (still) best = reduced;
    return still;
  };
  if (!(await failsOn(failing, best, options))) return null;
  const near = candidatesOf(best, failing.request);
  const start = near.length < everything.length && (await fails(near)) ? near : everything;
  return { rows: await ddmin(start, fails), dirs: best, tried };
}

/** Whether two stores still show a failure of the same kind. */
async function failsOn(
  { sides, dirs, request, kind }: FailingCase,
  reduced: readonly [string, string],
  options: PairOptions,
): Promise<boolean> {
  const [a, b] = [rebased(sides[0], dirs[0], reduced[0]), rebased(sides[1], dirs[1], reduced[1])];
  if (a === null || b === null) return false;
  const pair = await ExecutorPair.start([a, b], options);
  try {
    const comparison = await pair.compare(request);
    return isFault(comparison) && comparison.kind === kind;
  } finally {
    await pair.close();
  }
}

/** A new folder with copies of both stores. */
function newCase(work: string, from: readonly [string, string], request: QueryRequest): [string, string] {
  const folder = mkdtempSync(path.join(work, 'case-'));
  const dirs: [string, string] = [path.join(folder, 'a'), path.join(folder, 'b')];
  copyWindow(request, from[0], dirs[0]);
  copyWindow(request, from[1], dirs[1]);
  return dirs;
}

function daysOfRequest(request: QueryRequest, dataDir: string): Day[] {
  const { t1, t2 } = parseRequest(request);
  return daysOfWindow(dataDir, t1, t2);
}

/** Rows and index entries of both stores. */
function rowsOf(dirs: readonly [string, string], request: QueryRequest): RowName[] {
  return namesOf(dirs, request, (dayFile) =>
    dayFile.all('SELECT id FROM trajectories UNION SELECT id FROM trajectory_index').map((row) => (row as RowName).id),
  );
}

/** Rows that the index of either store returns for the request. */
function candidatesOf(dirs: readonly [string, string], request: QueryRequest): RowName[] {
  const where = indexWhere(parseRequest(request));
  return namesOf(dirs, request, (dayFile) => candidateIds(dayFile, where));
}

function namesOf(
  dirs: readonly [string, string],
  request: QueryRequest,
  idsOf: (dayFile: DayFile) => number[],
): RowName[] {
  const days = [...new Set(dirs.flatMap((dir) => daysOfRequest(request, dir)))].sort((a, b) => a - b);
  return days.flatMap((day) => {
    const ids = new Set(
      dirs.flatMap((dir) => {
        const file = path.join(dir, dayPath(day));
        return existsSync(file) ? withDayFile(file, idsOf) : [];
      }),
    );
    return [...ids].sort((a, b) => a - b).map((id) => ({ day, id }));
  });
}

/** Deletes all other rows and their index entries; the schema and the files stay. */
function keepOnly(dir: string, request: QueryRequest, rows: readonly RowName[]): void {
  for (const day of daysOfRequest(request, dir)) {
    const database = new Database(path.join(dir, dayPath(day)));
    try {
      database.pragma('journal_mode = MEMORY');
      database.pragma('synchronous = OFF');
      database.exec('CREATE TEMP TABLE kept (id INTEGER PRIMARY KEY)');
      const keep = database.prepare('INSERT INTO kept VALUES (?)');
      database.transaction(() => {
        for (const row of rows) if (row.day === day) keep.run(row.id);
        database.exec('DELETE FROM trajectories WHERE id NOT IN (SELECT id FROM kept)');
        database.exec('DELETE FROM trajectory_index WHERE id NOT IN (SELECT id FROM kept)');
      })();
      database.exec('VACUUM');
    } finally {
      database.close();
    }
  }
}

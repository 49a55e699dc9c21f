import path from 'node:path';
import { FORMATS, type Format } from '../../engines/codec/formats.ts';
import { signatureOf } from '../../engines/codec/signature.ts';
import { DayFile } from '../../engines/store/day-file.ts';
import { dayPath, listDays } from '../../engines/store/day-path.ts';
import { Random } from '../../scenarios/random.ts';
import { absence, unreadable } from './verify-counts.ts';
import { newCounts, type Problem, type VerifyCounts } from './verify-document.ts';
import type { VerifyTask } from './verify-messages.ts';
import { type DayPair, type FullPair, isFull } from './verify-pairs.ts';
import { VerifyPool } from './verify-pool.ts';

export interface BlobsOptions {
  readonly workers: number;
  /** Also run SQLite's own checks of every file. */
  readonly integrity: boolean;
  /** Rows of one task (default: 500): few enough that one big file keeps all threads busy. */
  readonly taskRows?: number;
  readonly signal: AbortSignal;
  readonly onProgress: (rows: number, file: string) => void;
}

/** What comparing every row of some pairs showed; `complete` is false after an abort. */
export interface BlobsResult {
  readonly counts: VerifyCounts;
  readonly problems: readonly Problem[];
  readonly complete: boolean;
}

/** `n` of the pairs, drawn without replacement, in order of their days; the same seed draws the same. */
export function samplePairs(pairs: readonly FullPair[], n: number, seed: number): FullPair[] {
  const drawn = new Set(new Random(seed).shuffle(pairs).slice(0, n));
  return pairs.filter((pair) => drawn.has(pair));
}

/**
 * Compares metadata, index entries and decompressed points of every row of the pairs in worker threads. A file that
 * cannot be read is a difference; the others are compared all the same.
 * @throws LabError WORKER_DIED.
 */
export async function verifyBlobs(
  pairs: readonly DayPair[],
  dirs: readonly [a: string, b: string],
  { workers, integrity, taskRows = 500, signal, onProgress }: BlobsOptions,
): Promise<BlobsResult> {
  const counts = newCounts();
  const problems = new Map<string, Problem>();
  const found = (problem: Problem | null) => {
    if (problem === null) return;
    // A row says more than a file does, and tasks end in any order.
    const earlier = problems.get(problem.file);
    const place = ({ row }: Problem) => row ?? Number.POSITIVE_INFINITY;
    if (earlier === undefined || place(problem) < place(earlier)) problems.set(problem.file, problem);
  };
  const formats = [storeFormat(dirs[0]), storeFormat(dirs[1])] as const;
  const pool = new VerifyPool(workers);
  const stop = () => void pool.close();
  signal.addEventListener('abort', stop);
  try {
    const tasks = tasksOf(pairs, formats, integrity, taskRows, (problem) => {
      counts.differences++;
      found(problem);
    });
    for await (const [task, done] of pool.asTheyEnd(tasks)) {
      if (task.file !== 'none') counts.files++;
      counts.rows += done.rows;
      counts.points += done.points;
      counts.bytes += done.bytes;
      counts.differences += done.differences + (done.fileProblem === null ? 0 : 1);
      found(done.first);
      found(done.fileProblem);
      onProgress(counts.rows, task.pair.name);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    signal.removeEventListener('abort', stop);
    await pool.close();
  }
  const ordered = pairs.flatMap(({ name }) => problems.get(name) ?? []);
  return { counts, problems: ordered, complete: !signal.aborted };
}

/** Tasks of all pairs, made as they are wanted; what cannot be a task is reported. */
function* tasksOf(
  pairs: readonly DayPair[],
  formats: VerifyTask['formats'],
  integrity: boolean,
  taskRows: number,
  report: (problem: Problem) => void,
): Generator<VerifyTask> {
  for (const pair of pairs) {
    if (!isFull(pair)) {
      report(absence(pair));
      continue;
    }
    let ids: number[] = [];
    try {
      ids = idsOf(pair);
    } catch (error) {
      report(unreadable(pair, error));
      continue;
    }
    yield { pair, formats, ids: ids.slice(0, taskRows), file: integrity ? 'integrity' : 'contents' };
    for (let start = taskRows; start < ids.length; start += taskRows) {
      yield { pair, formats, ids: ids.slice(start, start + taskRows), file: 'none' };
    }
  }
}

/** Ids that either file has, ascending. */
function idsOf({ a, b }: FullPair): number[] {
  const ids = new Set<number>();
  for (const file of [a, b]) {
    const dayFile = new DayFile(file);
    try {
      for (const { id } of dayFile.all('SELECT id FROM trajectories') as { id: number }[]) ids.add(id);
    } finally {
      dayFile.close();
    }
  }
  return [...ids].sort((x, y) => x - y);
}

/** Format of a store, by the first blob that can be read: a blob of another one is then a difference. */
function storeFormat(dataDir: string): Format {
  for (const day of listDays(dataDir)) {
    const signature = firstSignature(path.join(dataDir, dayPath(day)));
    if (signature !== 'unknown') return signature;
  }
  return FORMATS[0] as Format;
}

function firstSignature(file: string): ReturnType<typeof signatureOf> {
  try {
    const dayFile = new DayFile(file);
    try {
      const [row] = dayFile.all('SELECT points FROM trajectories LIMIT 1') as { points: unknown }[];
      return row?.points instanceof Uint8Array ? signatureOf(row.points) : 'unknown';
    } finally {
      dayFile.close();
    }
  } catch {
    return 'unknown';
  }
}

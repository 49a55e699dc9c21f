import { toLabError } from '../../engines/errors.ts';
import type { FlightQuery } from '../../engines/query/query.ts';
import { firstDifference } from '../../harness/difference.ts';
import { EngineProcess } from '../../harness/engine-process.ts';
import type { CannedQuery } from './verify-canned.ts';
import { newCounts, type Problem, type VerifyCounts } from './verify-document.ts';

/** What one side is asked through: an engine on a store. */
export interface QuerySide {
  readonly engine: string;
  readonly dataDir: string;
  readonly workers: number;
}

/** A query and what it met. */
export interface QueryOutcome {
  readonly name: string;
  /** Trajectories and points that the first store returned. */
  readonly hits: number;
  readonly points: number;
  readonly problem: Problem | null;
}

export interface QueriesOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, name: string) => void;
}

export interface QueriesResult {
  readonly outcomes: readonly QueryOutcome[];
  readonly counts: VerifyCounts;
  readonly complete: boolean;
}

/**
 * Asks both stores the same, each in a process of its own: digests over metadata and every bit of every point are
 * compared, and where they differ the results themselves.
 * @throws LabError what opening an engine throws; CHILD_DIED.
 */
export async function verifyQueries(
  [a, b]: readonly [QuerySide, QuerySide],
  queries: readonly CannedQuery[],
  { signal, onProgress }: QueriesOptions,
): Promise<QueriesResult> {
  const sides = [new EngineProcess(a.engine), new EngineProcess(b.engine)] as const;
  const kill = () => {
    for (const side of sides) side.kill();
  };
  signal.addEventListener('abort', kill);
  const outcomes: QueryOutcome[] = [];
  const counts = newCounts();
  try {
    await Promise.all([sides[0].ask({ kind: 'open', ...a }), sides[1].ask({ kind: 'open', ...b })]);
    for (const { name, query } of queries) {
      const outcome = await compareQuery(name, query, sides);
      outcomes.push(outcome);
      counts.rows += outcome.hits;
      counts.points += outcome.points;
      if (outcome.problem !== null) counts.differences++;
      onProgress(outcomes.length, name);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    signal.removeEventListener('abort', kill);
    kill();
  }
  return { outcomes, counts, complete: !signal.aborted };
}

type Sides = readonly [EngineProcess, EngineProcess];

async function compareQuery(name: string, query: FlightQuery, [a, b]: Sides): Promise<QueryOutcome> {
  const problem = { file: name, kind: 'query', row: null } as const;
  const asked = await Promise.allSettled([a.ask({ kind: 'identify', query }), b.ask({ kind: 'identify', query })]);
  const [x, y] = asked;
  if (x.status === 'rejected' || y.status === 'rejected') {
    const said = asked.map((result) => (result.status === 'fulfilled' ? 'an answer' : failureOf(result.reason)));
    return { name, hits: 0, points: 0, problem: { ...problem, place: 'answer', a: `${said[0]}`, b: `${said[1]}` } };
  }
  const outcome = { name, hits: x.value.hits, points: x.value.pointsReturned };
  if (x.value.digest === y.value.digest) return { ...outcome, problem: null };
  const [full, other] = await Promise.all([a.ask({ kind: 'fetch', query }), b.ask({ kind: 'fetch', query })]);
  const difference = firstDifference(full, other) ?? {
    place: 'digest, and no difference when asked again',
    a: x.value.digest,
    b: y.value.digest,
  };
  return { ...outcome, problem: { ...problem, ...difference } };
}

/** What a side could not answer, in words. @throws LabError where its process is gone. */
function failureOf(reason: unknown): string {
  const error = toLabError(reason);
  if (error.code === 'CHILD_DIED' || error.code === 'INTERRUPTED') throw error;
  return `${error.message} [${error.code}]`;
}

import { appendFileSync } from 'node:fs';
import type fc from 'fast-check';
import { LabError } from '../../engines/errors.ts';
import type { FlightQuery } from '../../engines/query/query.ts';
import { toRequest } from '../../engines/query/request.ts';
import type { ExecutorPair } from '../../harness/executor/pair.ts';
import { addAnswer, isFault } from './compare-run.ts';
import { queryAt } from './property-queries.ts';
import type { SoakState } from './soak-state.ts';

/** Queries between two status lines. */
const STATUS_EVERY = 100;

export interface SoakOptions {
  /** Time to soak, that of earlier runs included, seconds. */
  readonly seconds: number;
  /** JSON-lines file that failures are added to. */
  readonly failuresFile: string;
  readonly signal: AbortSignal;
  /** Called every 100 queries. */
  readonly onStatus: (state: SoakState, queriesPerSecond: number) => void;
  /** Called every 100 queries, after a failure, and at the end, whichever way it comes. */
  readonly save: (state: SoakState) => void;
}

/**
 * Compares random queries until the time is over, from where an earlier run stopped.
 * @returns the state at the end, whichever way it came.
 * @throws LabError EXECUTOR_FAILED where one cannot be started anew, after what there is was saved.
 */
export async function soak(
  pair: ExecutorPair,
  queries: fc.Arbitrary<FlightQuery>,
  before: SoakState,
  { seconds, failuresFile, signal, onStatus, save }: SoakOptions,
): Promise<SoakState> {
  const state = { ...before };
  const started = performance.now();
  const elapsed = () => before.seconds + (performance.now() - started) / 1000;
  const saved = () => {
    state.seconds = elapsed();
    save({ ...state });
  };
  let [since, counted] = [started, state.next];
  try {
    while (!signal.aborted && elapsed() < seconds) {
      const request = toRequest(queryAt(queries, state.seed, state.next));
      const comparison = await pair.compare(request);
      const number = state.next;
      state.next++;
      addAnswer(state, comparison);
      if (isFault(comparison)) {
        state.failures++;
        const failure = { time: new Date().toISOString(), seed: state.seed, number, request, ...comparison };
        appendFileSync(failuresFile, `${JSON.stringify(failure)}\n`);
        saved();
      }
      if (state.next % STATUS_EVERY > 0) continue;
      saved();
      const now = performance.now();
      onStatus({ ...state }, ((state.next - counted) / (now - since)) * 1000);
      [since, counted] = [now, state.next];
    }
  } catch (error) {
    if (!(error instanceof LabError && error.code === 'INTERRUPTED')) throw error;
  } finally {
    saved();
  }
  return state;
}

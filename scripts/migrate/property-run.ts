import fc from 'fast-check';
import { LabError } from '../../engines/errors.ts';
import type { FlightQuery } from '../../engines/query/query.ts';
import { type QueryRequest, toRequest } from '../../engines/query/request.ts';
import type { ExecutorPair } from '../../harness/executor/pair.ts';
import { addTo, type Disagreement, isFault, newTally, type Tally } from './compare-run.ts';

export interface PropertyOptions {
  readonly examples: number;
  readonly seed: number;
  readonly signal: AbortSignal;
  /** Called after every request; `shrinking` once one has failed. */
  readonly onProgress: (requests: number, shrinking: boolean) => void;
}

/** The smallest query that fails, and what it showed. */
export interface PropertyFailure {
  readonly request: QueryRequest;
  readonly comparison: Disagreement['comparison'];
  /** Steps from the query that failed first. */
  readonly shrinks: number;
}

export interface PropertyResult {
  /** Everything that was compared, without the steps of shrinking. */
  readonly tally: Tally;
  readonly failure: PropertyFailure | null;
  /** False where it was interrupted. */
  readonly complete: boolean;
}

/**
 * Compares the executors on random queries, and shrinks the first that fails.
 * @throws LabError EXECUTOR_FAILED where one cannot be started anew.
 */
export async function runProperty(
  pair: ExecutorPair,
  queries: fc.Arbitrary<FlightQuery>,
  { examples, seed, signal, onProgress }: PropertyOptions,
): Promise<PropertyResult> {
  const tally = newTally();
  let fatal: unknown = null;
  let failure: { request: QueryRequest; comparison: Disagreement['comparison'] } | null = null;
  const holds = async (query: FlightQuery): Promise<boolean> => {
    // fast-check cannot be stopped from outside: what is left passes at once.
    if (fatal !== null || signal.aborted) return true;
    const request = toRequest(query);
    try {
      const comparison = await pair.compare(request);
      const fault = isFault(comparison);
      if (failure === null) addTo(tally, comparison);
      if (fault) failure = { request, comparison };
      onProgress(tally.requests, failure !== null);
      return !fault;
    } catch (error) {
      fatal = error;
      return true;
    }
  };
  const { numShrinks } = await fc.check(fc.asyncProperty(queries, holds), { numRuns: examples, seed });
  const interrupted = signal.aborted || (fatal instanceof LabError && fatal.code === 'INTERRUPTED');
  if (fatal !== null && !interrupted) throw fatal;
  const smallest = failure as PropertyFailure | null;
  return { tally, failure: smallest && { ...smallest, shrinks: numShrinks }, complete: !interrupted };
}

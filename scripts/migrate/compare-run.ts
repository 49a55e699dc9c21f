import type { Comparison, ExecutorPair } from '../../harness/executor/pair.ts';
import type { NamedRequest } from './compare-requests.ts';

/** A request that the executors do not answer alike. */
export interface Disagreement {
  readonly name: string;
  readonly request: object;
  readonly comparison: Extract<Comparison, { kind: 'different' | 'failed' }>;
}

/** What comparing showed, counted. */
export interface Tally {
  /** Requests compared. */
  requests: number;
  /** Of these, answered with the same error by both. */
  sameErrors: number;
  /** Of these, answered with at least one trajectory. */
  withFlights: number;
  trajectories: number;
  points: number;
}

export function newTally(): Tally {
  return { requests: 0, sameErrors: 0, withFlights: 0, trajectories: 0, points: 0 };
}

/** Counts a comparison. */
export function addTo(tally: Tally, comparison: Comparison): void {
  tally.requests++;
  addAnswer(tally, comparison);
}

/** Counts what executors agreed on. */
export function addAnswer(counts: Omit<Tally, 'requests'>, comparison: Comparison): void {
  if (comparison.kind === 'same error') counts.sameErrors++;
  if (comparison.kind !== 'equal') return;
  if (comparison.trajectories > 0) counts.withFlights++;
  counts.trajectories += comparison.trajectories;
  counts.points += comparison.points;
}

/** Whether a comparison shows a fault. */
export function isFault(comparison: Comparison): comparison is Disagreement['comparison'] {
  return comparison.kind === 'different' || comparison.kind === 'failed';
}

/**
 * Sends every request to both executors.
 * @throws LabError EXECUTOR_FAILED where one cannot be started anew; INTERRUPTED.
 */
export async function compareAll(
  pair: ExecutorPair,
  requests: readonly NamedRequest[],
  onProgress: (done: number, name: string) => void,
): Promise<{ tally: Tally; disagreements: Disagreement[] }> {
  const tally = newTally();
  const disagreements: Disagreement[] = [];
  for (const { name, request } of requests) {
    const comparison = await pair.compare(request);
    addTo(tally, comparison);
    if (isFault(comparison)) disagreements.push({ name, request, comparison });
    onProgress(tally.requests, name);
  }
  return { tally, disagreements };
}

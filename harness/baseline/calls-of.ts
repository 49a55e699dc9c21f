import type { BenchDocument } from '../document.ts';
import { median } from '../stats.ts';
import type { BaselineCheck } from './baseline-check.ts';

/** By how many times the calls of a process may differ between a baseline and a run. */
const MOST = 1.25;

/** Timed calls that a process of a run made in a cell: the median over all of them; 0 where there is none. */
export function callsOf({ cells }: BenchDocument): number {
  const counts = cells.flatMap(({ rounds }) => rounds.map(({ samples }) => samples.length));
  return counts.length === 0 ? 0 : median(counts);
}

/** A text where processes made more or fewer calls than those of the baseline: code gets faster the more it is called. */
export function otherCalls({ baseline, screening, confirmation }: BaselineCheck): string[] {
  return [screening, confirmation].flatMap((run) => {
    const calls = run === null ? 0 : callsOf(run);
    if (calls === 0 || Math.max(calls / baseline.calls, baseline.calls / calls) <= MOST) return [];
    return [
      `processes made ${calls} calls a cell, and ${baseline.calls} when the baseline was taken: give another --budget`,
    ];
  });
}

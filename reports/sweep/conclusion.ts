import type { SweepDocument } from '../../harness/sweep/sweep-document.ts';
import { failureOf } from '../bench/failure-line.ts';
import { pairsTaken } from '../bench/figures.ts';
import { machineDoubts } from '../bench/machine-doubts.ts';
import { missingPairs } from '../bench/missing-pairs.ts';
import { crossoverLines } from './crossover-lines.ts';

/** What a sweep says, one sentence each without a full stop; a single one where nothing crosses or nothing counts. */
export function conclusions(document: SweepDocument): string[] {
  const { bench, engines } = document;
  const failure = failureOf(bench);
  if (failure !== null) return [failure.replace(/\.$/, '')];
  if (!bench.complete) return ['Interrupted: nothing to conclude'];
  if (pairsTaken(bench.cells) === 0) return ['No engine was timed: nothing to conclude'];
  const lines = crossoverLines(document);
  if (lines.length > 0) return lines;
  return [
    engines.length === 1
      ? `${engines[0]} answered; no other engine was compared`
      : 'No two engines cross in this range',
  ];
}

/** What a reader should know before trusting the figures, one text each, without a full stop. */
export function sweepNotes({ bench }: SweepDocument): string[] {
  return [missingPairs(bench), ...machineDoubts(bench)].filter((note) => note !== null);
}

import { fewestFor } from '../../harness/comparison/median-interval.ts';
import { CONFIDENCE } from '../../harness/comparison/pair-speedup.ts';
import type { BenchDocument } from '../../harness/document.ts';
import { pairsTaken } from './figures.ts';

/** Pairs that are advised for a verdict: an even count, so that orders are balanced. */
const ADVISED_PAIRS = 8;

/** How to get a verdict from a run that has too few process pairs for one. */
export function pairAdvice({ configuration, cells }: BenchDocument): string {
  const taken = pairsTaken(cells);
  if (configuration.pairs >= fewestFor(CONFIDENCE)) {
    return `Only ${taken} of ${configuration.pairs} process pairs fit the budget: raise --budget for a verdict.`;
  }
  const processes = taken === 1 ? 'one process' : `${taken} processes`;
  return `That is ${processes} an engine: run with --pairs ${ADVISED_PAIRS} for a verdict.`;
}

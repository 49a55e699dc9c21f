import type { SweepDocument, SweepStep } from '../../harness/sweep/sweep-document.ts';

/** What a step meets and returns; null where that is not known. */
export interface StepFacts {
  readonly candidates: number;
  readonly hits: number | null;
  readonly points: number | null;
}

export function stepFacts({ bench }: SweepDocument, { scenario }: SweepStep): StepFacts {
  const own = bench.cells.filter((cell) => cell.scenario === scenario);
  const answer = bench.scenarios.find(({ name }) => name === scenario);
  return {
    candidates: Math.max(0, ...own.map(({ counters }) => counters.candidates)),
    hits: answer?.hits ?? null,
    points: answer?.pointsReturned ?? null,
  };
}

import type { BenchDocument } from '../../harness/document.ts';
import { pairsTaken } from './figures.ts';

/** Where the run has fewer process pairs than were asked for, a line that says so. */
export function missingPairs({ cells, configuration, complete }: BenchDocument): string | null {
  const taken = pairsTaken(cells);
  if (taken >= configuration.pairs || taken === 0) return null;
  const cause = complete
    ? `another round did not fit the budget of ${configuration.budgetSeconds} s; raise --budget`
    : 'the run was interrupted';
  return `every cell has ${taken} process pairs at most, of ${configuration.pairs} asked for: ${cause}`;
}

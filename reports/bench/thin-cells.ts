import { type BenchDocument, samplesOf } from '../../harness/document.ts';

/** Samples below which a cell's percentiles are pointed out as thin. */
const ENOUGH_SAMPLES = 10;

/** Where cells got fewer samples than they should, a line that says so. */
export function thinCells({ cells, engines, configuration, complete }: BenchDocument): string | null {
  const ok = new Set(engines.filter(({ status }) => status === 'ok').map(({ name }) => name));
  const own = cells.filter(({ engine }) => ok.has(engine));
  const thin = own.filter((cell) => samplesOf(cell).length < ENOUGH_SAMPLES);
  if (thin.length === 0) return null;
  const scenarios = [...new Set(thin.map(({ scenario }) => scenario))];
  const fewest = Math.min(...thin.map((cell) => samplesOf(cell).length));
  const shown = scenarios.slice(0, 6).join(', ') + (scenarios.length > 6 ? `, and ${scenarios.length - 6} more` : '');
  const asked = configuration.repeats * configuration.pairs;
  const cause = complete
    ? asked < ENOUGH_SAMPLES
      ? `--repeats asked for ${asked}`
      : `the budget was ${configuration.budgetSeconds} s; raise --budget`
    : 'the run was interrupted';
  return `${thin.length} of ${own.length} cells have fewer than ${ENOUGH_SAMPLES} samples (at least ${fewest}): ${shown}; ${cause}`;
}

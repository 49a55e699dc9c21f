import type { BenchDocument } from '../../harness/document.ts';
import { plural, times } from '../numbers.ts';
import type { Figures } from './figures.ts';

/** Samples below which a cell's percentiles are pointed out as thin. */
const ENOUGH_SAMPLES = 10;

/** Ratio below which one run does not tell engines apart. */
const CLEAR_LEAD = 1.05;

/** Where cells got fewer samples than they should, a line that says so. */
export function thinCells({ cells, engines, configuration, complete }: BenchDocument): string | null {
  const ok = new Set(engines.filter(({ status }) => status === 'ok').map(({ name }) => name));
  const own = cells.filter(({ engine }) => ok.has(engine));
  const thin = own.filter(({ samples }) => samples.length < ENOUGH_SAMPLES);
  if (thin.length === 0) return null;
  const scenarios = [...new Set(thin.map(({ scenario }) => scenario))];
  const fewest = Math.min(...thin.map(({ samples }) => samples.length));
  const shown = scenarios.slice(0, 6).join(', ') + (scenarios.length > 6 ? `, and ${scenarios.length - 6} more` : '');
  const cause = complete
    ? configuration.repeats < ENOUGH_SAMPLES
      ? `--repeats asked for ${configuration.repeats}`
      : `the budget was ${configuration.budgetSeconds} s; raise --budget`
    : 'the run was interrupted';
  return `${thin.length} of ${own.length} cells have fewer than ${ENOUGH_SAMPLES} samples (at least ${fewest}): ${shown}; ${cause}`;
}

/** What to conclude, in one line. */
export function conclusion(document: BenchDocument, { engines, baseline, scenarios }: Figures): string {
  const failure = failureOf(document);
  if (failure !== null) return failure;
  if (!document.complete) return 'Interrupted: nothing to conclude.';
  if (engines.length === 1) return `${engines[0]?.engine} answered; no other engine was compared.`;
  const ranked = [...engines].sort((a, b) => (b.speedup ?? 0) - (a.speedup ?? 0));
  const [first, second] = ranked;
  if (first === undefined) return 'No engine was timed: nothing to conclude.';
  if (first.speedup === null) return 'No scenario met candidates: nothing to conclude.';
  // Noise adds time: where the fastest calls do not show the lead that the medians show, it may be noise alone.
  const close = ranked.filter(
    ({ engine, speedup, minSpeedup }) =>
      engine === first.engine ||
      (first.speedup ?? 0) / (speedup ?? 0) < CLEAR_LEAD ||
      (first.minSpeedup ?? 0) / (minSpeedup ?? 0) < CLEAR_LEAD,
  );
  const over =
    first.engine === baseline || (close.length === 1 && second?.engine === baseline)
      ? ''
      : `, ${times(first.speedup)} as fast as ${baseline}`;
  const lead = second?.speedup
    ? ` and ${times(first.speedup / second.speedup)} as fast as ${second.engine}, the next`
    : '';
  const verdict =
    close.length > 1
      ? `${close.map(({ engine }) => engine).join(' and ')} lead${over}; less than ${CLEAR_LEAD}× lies between their medians or their minima, too close to call`
      : `${first.engine} is the fastest${over}${lead}`;
  return (
    `${verdict} (geometric means over ${plural(scenarios.length, 'scenario')} with candidates). ` +
    `${engines.length === 2 ? 'Both' : `All ${engines.length}`} engines returned the same flights.`
  );
}

/** What to conclude where an engine is wrong or could not answer; null where all did well. */
function failureOf({ engines }: BenchDocument): string | null {
  const named = (status: string) => engines.filter((engine) => engine.status === status).map(({ name }) => name);
  const [wrong, failed] = [named('wrong'), named('failed')];
  const parts = [
    ...(wrong.length > 0 ? [`${wrong.join(', ')} did not return what the others do`] : []),
    ...(failed.length > 0 ? [`${failed.join(', ')} could not answer`] : []),
  ];
  return parts.length === 0 ? null : `FAIL: ${parts.join('; ')}; see above.`;
}

import type { Ending } from '../../harness/executor/line-process.ts';
import type { Comparison, Sides } from '../../harness/executor/pair.ts';
import { count, plural } from '../../reports/numbers.ts';
import { printable } from '../../reports/text-table.ts';
import type { Disagreement, Tally } from './compare-run.ts';

/** Disagreements that are printed; `--json` has all. */
const SHOWN = 10;

/** The lines of one fault: where, and both values. */
export function describeFault(comparison: Extract<Comparison, { kind: 'different' | 'failed' }>, sides: Sides): string {
  if (comparison.kind === 'failed') return comparison.message;
  const [a, b] = sides;
  return [
    `first difference: ${printable(comparison.place)}`,
    `  ${a.name}: ${printable(comparison.a)}`,
    `  ${b.name}: ${printable(comparison.b)}`,
  ].join('\n');
}

export function describeDisagreements(disagreements: readonly Disagreement[], sides: Sides): string[] {
  const lines = disagreements
    .slice(0, SHOWN)
    .map(({ name, request, comparison }) => `${name}: ${JSON.stringify(request)}\n${describeFault(comparison, sides)}`);
  const more = disagreements.length - SHOWN;
  return more > 0 ? [...lines, `… and ${plural(more, 'request')} more`] : lines;
}

/** What was compared, in one line. */
export function describeTally({ requests, withFlights, sameErrors, trajectories, points }: Tally): string {
  const errors = sameErrors === 0 ? '' : `, ${count(sameErrors)} with the same error`;
  return `${plural(requests, 'request')}${errors}, ${count(withFlights)} met flights: ${plural(trajectories, 'trajectory')}, ${plural(points, 'point')}`;
}

/** A line for each executor that did not end with its input. */
export function describeEndings(endings: ReadonlyMap<string, Ending>): string[] {
  return [...endings]
    .filter(([, ending]) => ending !== 'end of input')
    .map(([name, ending]) => `executor ${name} did not end with its input: it took ${ending}`);
}

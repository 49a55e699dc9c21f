import { sweepFindings } from '../../harness/sweep/findings.ts';
import type { SweepDocument } from '../../harness/sweep/sweep-document.ts';
import { count, milliseconds } from '../numbers.ts';
import { stepFacts } from './step-facts.ts';

/** Rows of a table; the first is its head. */
export type Rows = readonly (readonly string[])[];

/** One row a step: what it meets, and the median milliseconds of every engine; `*` marks the fastest of a row. */
export function stepRows(document: SweepDocument): Rows {
  const { steps, engines, over } = document;
  const found = sweepFindings(document).engines;
  // Where candidates are swept, the label says how many.
  const alone = over === 'candidates';
  return [
    [over, ...(alone ? [] : ['candidates']), 'hits', 'points returned', ...engines.map((engine) => `${engine} ms`)],
    ...steps.map((step) => {
      const { value, label } = step;
      const { candidates, hits, points } = stepFacts(document, step);
      const times = found.map((engine) => engine.times.find((time) => time.value === value)?.ms);
      const best = Math.min(...times.filter((time) => time !== undefined));
      return [
        label,
        ...[...(alone ? [] : [candidates]), hits, points].map((n) => (n === null ? '–' : count(n))),
        ...times.map((time) =>
          time === undefined ? '–' : `${milliseconds(time)}${time === best && times.length > 1 ? ' *' : ''}`,
        ),
      ];
    }),
  ];
}

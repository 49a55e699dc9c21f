import { sweepFindings } from '../../harness/sweep/findings.ts';
import type { SweepDocument } from '../../harness/sweep/sweep-document.ts';
import type { Rows } from './step-table.ts';

/** An exponent such as `0.93`, with a minus sign that is one. */
export function exponentText(exponent: number): string {
  return exponent
    .toFixed(2)
    .replace(/^-(?=0\.00$)/, '')
    .replace('-', '−');
}

/** An interval of exponents such as `0.90 to 0.96`; `–` where there is none. */
export function exponentRange(interval: { readonly low: number; readonly high: number } | null): string {
  return interval === null ? '–' : `${exponentText(interval.low)} to ${exponentText(interval.high)}`;
}

/** One row an engine: the exponent of its time against the swept quantity, and what twice of that quantity costs. */
export function growthRows(document: SweepDocument): Rows {
  return [
    ['engine', 'exponent', '95 % interval', `twice the ${document.unit}`],
    ...sweepFindings(document).engines.map(({ engine, growth }) =>
      growth === null
        ? [engine, '–', '–', '–']
        : [
            engine,
            exponentText(growth.exponent),
            exponentRange(growth.interval),
            `${(2 ** growth.exponent).toFixed(2)}× the time`,
          ],
    ),
  ];
}

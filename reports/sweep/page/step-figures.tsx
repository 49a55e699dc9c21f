import type { SweepFindings } from '../../../harness/sweep/findings.ts';
import type { SweepDocument } from '../../../harness/sweep/sweep-document.ts';
import { count, milliseconds } from '../../numbers.ts';
import { type SortableCell, SortableTable } from '../../page/sortable-table.tsx';
import { stepFacts } from '../step-facts.ts';

/** The same as the chart in figures: a row a step and engine. */
export function StepFigures({
  document,
  findings,
  id,
}: {
  document: SweepDocument;
  findings: SweepFindings;
  id: string;
}) {
  const rows = document.steps.flatMap((step) => {
    const { candidates, hits, points } = stepFacts(document, step);
    return findings.engines.map(({ engine, times }): SortableCell[] => {
      const time = times.find(({ value }) => value === step.value);
      const { low, high } = time?.interval ?? {};
      return [
        { show: step.label },
        { show: engine },
        { show: time === undefined ? '–' : milliseconds(time.ms), value: time?.ms ?? 0 },
        {
          show: low === undefined || high === undefined ? '–' : `${milliseconds(low)} – ${milliseconds(high)}`,
          value: low ?? 0,
        },
        ...[candidates, hits, points].map((n) => ({ show: n === null ? '–' : count(n), value: n ?? 0 })),
      ];
    });
  });
  return (
    <SortableTable
      id={`${id}-steps`}
      caption="Every engine at every step: medians over processes. Press a head to sort."
      head={['step', 'engine', 'median ms', '95 % interval', 'candidates', 'hits', 'points returned']}
      rows={rows}
    />
  );
}

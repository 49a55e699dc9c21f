import { sweepFindings } from '../../../harness/sweep/findings.ts';
import type { SweepDocument } from '../../../harness/sweep/sweep-document.ts';
import { pairsTaken } from '../../bench/figures.ts';
import { plural } from '../../numbers.ts';
import { RowsTable } from '../../page/rows-table.tsx';
import { growthRows } from '../growth-table.ts';
import { SweepChart } from './chart.tsx';
import { StepFigures } from './step-figures.tsx';

/** One sweep: chart, crossovers, growth and figures. Nothing where no engine was timed. */
export function SweepSection({ document, id }: { document: SweepDocument; id: string }) {
  const { bench, over, engines } = document;
  const pairs = pairsTaken(bench.cells);
  if (pairs === 0) return null;
  const findings = sweepFindings(document);
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>Time over {over}</h2>
      <p class="lead">
        {plural(engines.length, 'engine')} in one run, medians of{' '}
        {pairs === 1 ? 'one process: no interval of a time can be given' : `${pairs} fresh processes each`}.
      </p>
      <SweepChart document={document} findings={findings} id={id} />
      <RowsTable
        caption={`Growth: time = factor · ${over}^exponent, by least squares on logarithms`}
        rows={growthRows(document)}
      />
      <StepFigures document={document} findings={findings} id={id} />
    </section>
  );
}

import { cellRow } from './cell-row.ts';
import type { GateView } from './gate-page.tsx';
import { RatioTable } from './ratio-table.tsx';

/** Every engine on every scenario against its floor. */
export function CellsSection({ judgement }: Pick<GateView, 'judgement'>) {
  const single = judgement.cells.filter(({ scenario }) => scenario !== null);
  const engines = [...new Set(single.map(({ engine }) => engine))];
  const groups = engines.map((engine) => ({
    title: engine,
    rows: single.filter((cell) => cell.engine === engine).map((cell) => cellRow(cell, cell.scenario as string)),
  }));
  return (
    <section id="cells" aria-labelledby="cells-title">
      <h2 id="cells-title">Every scenario</h2>
      <p class="lead">
        The same, one scenario at a time. A candidate shows the fresh pairs of its second look; a cell whose interval
        holds the edge of the floor is inconclusive, and leaves a qualified run a pass.
      </p>
      <RatioTable caption="Ratio of times of every engine on every scenario" of="scenario" groups={groups} />
    </section>
  );
}

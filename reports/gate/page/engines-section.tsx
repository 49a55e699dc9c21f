import { cellRow } from './cell-row.ts';
import type { GateView } from './gate-page.tsx';
import { RatioTable } from './ratio-table.tsx';

/** Whole engines against their floors. */
export function EnginesSection({ judgement }: Pick<GateView, 'judgement'>) {
  const rows = judgement.cells.filter(({ scenario }) => scenario === null).map((cell) => cellRow(cell, cell.engine));
  return (
    <section id="engines" aria-labelledby="engines-title">
      <h2 id="engines-title">Engines</h2>
      <p class="lead">
        Time of the head over that of the base: geometric mean over all scenarios with candidates, above 1 is slower.
        Whiskers are 95 % intervals over pairs of fresh processes; the band is the floor, which an interval has to leave
        as a whole.
      </p>
      <RatioTable caption="Ratio of times of every engine" of="engine" groups={[{ title: '', rows }]} />
    </section>
  );
}

import { endedEarly } from '../../../harness/gate/ended-early.ts';
import type { CellJudgement, Ratio } from '../../../harness/gate/gate-judgement.ts';
import { percent, ratioText } from '../../../harness/gate/gate-texts.ts';
import { qualificationTexts } from '../verdict-text.ts';
import type { GateView } from './gate-page.tsx';
import { type RatioRow, RatioTable } from './ratio-table.tsx';

/** What the run says of the base against itself, and of the base with a known slowdown. */
export function ArmsSection({ document, judgement }: GateView) {
  const { floor, injected } = document.policy;
  const reasons = endedEarly(document, judgement) ? [] : judgement.qualification.reasons;
  const whole = judgement.cells.filter(({ scenario }) => scenario === null);
  const rows = (arm: 'again' | 'slow', verdict: string): RatioRow[] =>
    whole.map((cell: CellJudgement) => {
      const ratio: Ratio | null = cell[arm];
      return { name: cell.engine, ratio, floor, verdict, tip: `${cell.engine}: ${ratioText(ratio)}` };
    });
  return (
    <section id="arms" aria-labelledby="arms-title">
      <h2 id="arms-title">Qualification</h2>
      <p class="lead">
        Two arms of the same build, in the same processes, blocks and pairs as the head. Nothing may show in the first;
        the slowdown put into the second has to show on every engine.
      </p>
      <ul>
        {[...qualificationTexts(document, judgement), ...reasons].map((text) => (
          <li key={text}>{text}.</li>
        ))}
      </ul>
      <RatioTable
        caption="Ratio of times of the base against itself, and with the injected slowdown"
        of="engine"
        groups={[
          { title: 'The base against itself', rows: rows('again', 'base') },
          { title: `The base with ${percent(injected)} injected`, rows: rows('slow', 'injected') },
        ]}
      />
    </section>
  );
}

import type { GateVerdict } from '../../../harness/gate/gate-judgement.ts';
import { plural } from '../../numbers.ts';
import { gateNotes } from '../notes.ts';
import { amounts, headline, labelOf, qualificationTexts, sidesText } from '../verdict-text.ts';
import type { GateView } from './gate-page.tsx';

/** Colour of a verdict. */
export const TONES: Readonly<Record<GateVerdict, string>> = {
  pass: 'good',
  regression: 'bad',
  'other results': 'bad',
  interrupted: 'doubtful',
  inconclusive: 'doubtful',
  unqualified: 'doubtful',
};

/** Reasons that are shown; the tables and charts have all. */
const MOST = 10;

/** What became of the gate, why, and whether to believe it. */
export function GateVerdictSection({ document, judgement }: GateView) {
  const { verdict, reasons, status } = judgement;
  const notes = gateNotes(document, judgement);
  return (
    <section id="verdict" class={`verdict ${TONES[verdict]}`} aria-labelledby="verdict-title">
      <h1 id="verdict-title">
        <span class="standing">{labelOf(judgement)}</span> {headline(judgement)}.
      </h1>
      <p class="grounds">
        {sidesText(document)}; exit status {status}.
      </p>
      {reasons.length > 1 && (
        <ul class="reasons">
          {reasons.slice(0, MOST).map((reason) => (
            <li key={reason}>{reason}.</li>
          ))}
          {reasons.length > MOST && <li>{plural(reasons.length - MOST, 'more reason')}: see below.</li>}
        </ul>
      )}
      <ul class="chips">
        {[...amounts(document, judgement), ...qualificationTexts(document, judgement)].map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      {notes.length > 0 && (
        <details class="warnings" open={notes.length <= 4}>
          <summary>{plural(notes.length, 'note')} on these figures</summary>
          <ul>
            {notes.map((note) => (
              <li key={note}>{note}.</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

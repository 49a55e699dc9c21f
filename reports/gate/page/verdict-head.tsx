import type { ComponentChildren } from 'preact';
import type { GateVerdict } from '../../../harness/gate/gate-judgement.ts';
import { plural } from '../../numbers.ts';
import { TONES } from './verdict-section.tsx';

interface Props {
  verdict: GateVerdict;
  /** What the verdict is called. */
  label: string;
  /** A sentence without its full stop. */
  headline: string;
  grounds: ComponentChildren;
  /** What decided, a text each without its full stop. */
  reasons: readonly string[];
  notes: readonly string[];
}

/** The verdict of a run on its colour, why, and what to be careful of. */
export function VerdictHead({ verdict, label, headline, grounds, reasons, notes }: Props) {
  return (
    <section id="verdict" class={`verdict ${TONES[verdict]}`} aria-labelledby="verdict-title">
      <h1 id="verdict-title">
        <span class="standing">{label}</span> {headline}.
      </h1>
      <p class="grounds">{grounds}</p>
      {reasons.length > 0 && (
        <ul class="reasons">
          {reasons.map((reason) => (
            <li key={reason}>{reason}.</li>
          ))}
        </ul>
      )}
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

import type { SweepDocument } from '../../../harness/sweep/sweep-document.ts';
import { pairsTaken } from '../../bench/figures.ts';
import { plural } from '../../numbers.ts';
import { VerdictFrame } from '../../page/verdict-frame.tsx';
import { conclusions, sweepNotes } from '../conclusion.ts';

/** What to conclude of a sweep, what went wrong, and what makes the figures doubtful. */
export function SweepVerdict({ document }: { document: SweepDocument }) {
  const { bench, engines, steps, over } = document;
  const pairs = pairsTaken(bench.cells);
  const [first = '', ...others] = conclusions(document);
  return (
    <VerdictFrame
      document={bench}
      headline={others.length === 0 ? `${first}.` : `${others.length + 1} pairs of engines cross over ${over}.`}
      timed={pairs}
      facts={[plural(engines.length, 'engine'), plural(steps.length, 'step'), plural(pairs, 'process pair')]}
      warnings={sweepNotes(document)}
    >
      {others.length > 0 && (
        <ul class="grounds">
          {[first, ...others].map((line) => (
            <li key={line}>{line}.</li>
          ))}
        </ul>
      )}
    </VerdictFrame>
  );
}

import { conclude } from '../bench/conclusion.ts';
import { pairsTaken } from '../bench/figures.ts';
import { notes } from '../bench/notes.ts';
import { plural } from '../numbers.ts';
import type { PageModel } from './model.ts';
import { VerdictFrame } from './verdict-frame.tsx';

/** What to conclude, what went wrong, and what makes the figures doubtful. */
export function VerdictSection({ document, figures, ranked }: PageModel) {
  const { headline, basis, rest } = conclude(document, figures);
  return (
    <VerdictFrame
      document={document}
      headline={`${headline}${basis === '' ? '' : '.'}`}
      timed={ranked.length}
      facts={[
        plural(pairsTaken(document.cells), 'process pair'),
        plural(ranked.length, 'engine'),
        plural(document.scenarios.length, 'scenario'),
      ]}
      warnings={notes(document, figures)}
    >
      {basis !== '' && (
        <p class="grounds">
          {basis.charAt(0).toUpperCase() + basis.slice(1)}. {rest}
        </p>
      )}
    </VerdictFrame>
  );
}

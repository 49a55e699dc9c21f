import { conclude } from '../bench/conclusion.ts';
import { pairsTaken } from '../bench/figures.ts';
import { notes } from '../bench/notes.ts';
import { problems } from '../bench/problems.ts';
import { plural } from '../numbers.ts';
import type { PageModel } from './model.ts';

/** What to conclude, what went wrong, and what makes the figures doubtful. */
export function VerdictSection({ document, figures, ranked }: PageModel) {
  const failures = problems(document);
  const warnings = notes(document, figures);
  const { label, tone } = standing(document.complete, failures.length, ranked.length);
  const { headline, basis, rest } = conclude(document, figures);
  const facts = [
    plural(pairsTaken(document.cells), 'process pair'),
    plural(ranked.length, 'engine'),
    plural(document.scenarios.length, 'scenario'),
    plural(
      document.cells.reduce((sum, cell) => sum + cell.rounds.reduce((n, r) => n + r.samples.length, 0), 0),
      'sample',
    ),
  ];
  return (
    <section id="verdict" class={`verdict ${tone}`} aria-labelledby="verdict-title">
      <h1 id="verdict-title">
        <span class="standing">{label}</span> {headline}
        {basis === '' ? '' : '.'}
      </h1>
      {basis !== '' && (
        <p class="grounds">
          {basis.charAt(0).toUpperCase() + basis.slice(1)}. {rest}
        </p>
      )}
      <ul class="chips">
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      {failures.map((failure) => (
        <pre key={failure} class="problem">
          {failure}
        </pre>
      ))}
      {warnings.length > 0 && (
        <details class="warnings" open={warnings.length <= 4}>
          <summary>{plural(warnings.length, 'warning')} about these figures</summary>
          <ul>
            {warnings.map((warning) => (
              <li key={warning}>{warning}.</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function standing(complete: boolean, failures: number, timed: number): { label: string; tone: string } {
  if (failures > 0) return { label: 'Failed', tone: 'bad' };
  if (!complete) return { label: 'Interrupted', tone: 'doubtful' };
  return timed === 0 ? { label: 'Nothing timed', tone: 'doubtful' } : { label: 'All results agree', tone: 'good' };
}

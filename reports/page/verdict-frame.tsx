import type { ComponentChildren } from 'preact';
import type { BenchDocument } from '../../harness/document.ts';
import { problems } from '../bench/problems.ts';
import { plural } from '../numbers.ts';

interface Props {
  document: BenchDocument;
  /** What to conclude, in a sentence. */
  headline: ComponentChildren;
  /** Engines or rounds that were timed. */
  timed: number;
  /** How large the run was, in a few words each. */
  facts: readonly string[];
  /** What makes the figures doubtful, one text each, without a full stop. */
  warnings: readonly string[];
  /** What stands below the headline. */
  children?: ComponentChildren;
}

/** The head of a page: how the run ended, what to conclude, what went wrong, and what to know before trusting it. */
export function VerdictFrame({ document, headline, timed, facts, warnings, children }: Props) {
  const failures = problems(document);
  const { label, tone } = standing(document.complete, failures.length, timed);
  return (
    <section id="verdict" class={`verdict ${tone}`} aria-labelledby="verdict-title">
      <h1 id="verdict-title">
        <span class="standing">{label}</span> {headline}
      </h1>
      {children}
      <ul class="chips">
        {[...facts, plural(samplesTaken(document), 'sample')].map((fact) => (
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

function samplesTaken({ cells }: BenchDocument): number {
  return cells.reduce((sum, { rounds }) => sum + rounds.reduce((n, { samples }) => n + samples.length, 0), 0);
}

function standing(complete: boolean, failures: number, timed: number): { label: string; tone: string } {
  if (failures > 0) return { label: 'Failed', tone: 'bad' };
  if (!complete) return { label: 'Interrupted', tone: 'doubtful' };
  return timed === 0 ? { label: 'Nothing timed', tone: 'doubtful' } : { label: 'All results agree', tone: 'good' };
}

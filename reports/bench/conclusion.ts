import type { BenchDocument } from '../../harness/document.ts';
import { plural } from '../numbers.ts';
import { failureOf } from './failure-line.ts';
import type { Figures } from './figures.ts';
import { pairAdvice } from './pair-advice.ts';
import { pairVerdict } from './pair-verdict.ts';
import { quickVerdict } from './quick-verdict.ts';

/** What to conclude, and what stands behind it. */
export interface Conclusion {
  readonly headline: string;
  /** What the headline is the mean of; empty where it has no figure. */
  readonly basis: string;
  /** Whole sentences; empty where there is no more to say. */
  readonly rest: string;
}

/** What to conclude, in one line. */
export function conclusion(document: BenchDocument, figures: Figures): string {
  const { headline, basis, rest } = conclude(document, figures);
  return basis === '' ? headline : `${headline} (${basis}). ${rest}`;
}

/** What to conclude, in parts; a headline without a basis ends with a full stop. */
export function conclude(document: BenchDocument, figures: Figures): Conclusion {
  const { engines, scenarios } = figures;
  const bare = (headline: string): Conclusion => ({ headline, basis: '', rest: '' });
  const failure = failureOf(document);
  if (failure !== null) return bare(failure);
  if (!document.complete) return bare('Interrupted: nothing to conclude.');
  if (engines.length === 1) return bare(`${engines[0]?.engine} answered; no other engine was compared.`);
  if (engines.length === 0) return bare('No engine was timed: nothing to conclude.');
  if (scenarios.length === 0) return bare('No scenario met candidates: nothing to conclude.');
  const sure = pairVerdict(document, figures);
  const agreement = `${engines.length === 2 ? 'Both' : `All ${engines.length}`} engines returned the same flights.`;
  return {
    headline: sure ?? quickVerdict(document, figures),
    basis: `geometric means over ${plural(scenarios.length, 'scenario')} with candidates`,
    rest: sure === null ? `${pairAdvice(document)} ${agreement}` : agreement,
  };
}

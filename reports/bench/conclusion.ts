import type { BenchDocument } from '../../harness/document.ts';
import { plural } from '../numbers.ts';
import { failureOf } from './failure-line.ts';
import type { Figures } from './figures.ts';
import { pairAdvice } from './pair-advice.ts';
import { pairVerdict } from './pair-verdict.ts';
import { quickVerdict } from './quick-verdict.ts';

/** What to conclude, in one line. */
export function conclusion(document: BenchDocument, figures: Figures): string {
  const { engines, scenarios } = figures;
  const failure = failureOf(document);
  if (failure !== null) return failure;
  if (!document.complete) return 'Interrupted: nothing to conclude.';
  if (engines.length === 1) return `${engines[0]?.engine} answered; no other engine was compared.`;
  if (engines.length === 0) return 'No engine was timed: nothing to conclude.';
  if (scenarios.length === 0) return 'No scenario met candidates: nothing to conclude.';
  const sure = pairVerdict(document, figures);
  return (
    `${sure ?? quickVerdict(document, figures)} (geometric means over ${plural(scenarios.length, 'scenario')} with ` +
    `candidates). ${sure === null ? `${pairAdvice(document)} ` : ''}` +
    `${engines.length === 2 ? 'Both' : `All ${engines.length}`} engines returned the same flights.`
  );
}

import type { GateDocument } from './gate-document.ts';
import type { GateJudgement } from './gate-judgement.ts';

/** Whether a run ended before it could show what it sees, for another reason than its budget: other results, or Ctrl-C. */
export function endedEarly(
  { complete }: Pick<GateDocument, 'complete'>,
  { verdict }: Pick<GateJudgement, 'verdict'>,
): boolean {
  return !complete || verdict === 'other results';
}

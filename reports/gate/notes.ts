import { endedEarly } from '../../harness/gate/ended-early.ts';
import type { GateDocument } from '../../harness/gate/gate-document.ts';
import type { GateJudgement } from '../../harness/gate/gate-judgement.ts';
import { machineDoubts } from '../bench/machine-doubts.ts';
import { plural } from '../numbers.ts';

/** What a reader should know of these figures, a text each without its full stop. */
export function gateNotes(document: GateDocument, judgement: GateJudgement): string[] {
  const { screening, confirmation, policy, leftOut, base, head } = document;
  const early = endedEarly(document, judgement);
  const short = (taken: number, asked: number, look: string) =>
    taken < asked && !early
      ? [`the ${look} look took ${taken} of ${plural(asked, 'process pair')}: give it a larger --budget`]
      : [];
  return [
    ...short(screening.conditions.length, policy.screeningPairs, 'first'),
    ...(confirmation === null ? [] : short(confirmation.conditions.length, policy.confirmationPairs, 'second')),
    ...(base.dirty ? ['the base has changes that are not committed'] : []),
    ...(head.dirty ? ['the head has changes that are not committed'] : []),
    ...leftOut.map(({ engine, reason }) => `${engine} was left out: ${reason}`),
    ...machineDoubts(screening),
  ];
}

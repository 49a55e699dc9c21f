import { counterChanges } from './counter-changes.ts';
import type { GateDocument } from './gate-document.ts';
import { GATE_STATUS, type GateJudgement } from './gate-judgement.ts';
import { judgeCells } from './judge-cells.ts';
import { refusedResults } from './other-results.ts';
import { qualify } from './qualify.ts';
import { wholeVerdict } from './whole-verdict.ts';

/** Judges a run of the gate, from its raw samples. */
export function judgeGate(document: GateDocument): GateJudgement {
  const cells = judgeCells(document);
  const counters = counterChanges(document.screening);
  const qualification = qualify(document, cells);
  const { verdict, reasons } = wholeVerdict({
    ...{ policy: document.policy, complete: document.complete, otherResults: refusedResults(document) },
    ...{ cells, counters, qualification },
  });
  const passes = verdict === 'inconclusive' && document.policy.inconclusivePasses;
  return { verdict, status: passes ? 0 : GATE_STATUS[verdict], reasons, cells, counters, qualification };
}

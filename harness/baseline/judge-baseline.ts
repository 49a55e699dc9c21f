import { GATE_STATUS, type GateJudgement } from '../gate/gate-judgement.ts';
import { wholeVerdict } from '../gate/whole-verdict.ts';
import { baselineCells } from './baseline-cells.ts';
import type { BaselineCheck } from './baseline-check.ts';
import { baselineCounters } from './baseline-counters.ts';
import { otherResults } from './baseline-results.ts';
import { qualifyBaseline } from './qualify-baseline.ts';

/** Judges a run against a baseline, from its raw samples: as the gate judges a head against a base. */
export function judgeBaseline(check: BaselineCheck): GateJudgement {
  const cells = baselineCells(check);
  const counters = baselineCounters(check);
  const qualification = qualifyBaseline(check, cells);
  const { verdict, reasons } = wholeVerdict({
    ...{ policy: check.policy, complete: check.complete, otherResults: otherResults(check) },
    ...{ cells: cells.engines, counters, qualification },
  });
  const passes = verdict === 'inconclusive' && check.policy.inconclusivePasses;
  return { verdict, status: passes ? 0 : GATE_STATUS[verdict], reasons, cells: cells.engines, counters, qualification };
}

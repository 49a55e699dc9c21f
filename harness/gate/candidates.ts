import { pairSpeedup } from '../comparison/pair-speedup.ts';
import { roundLogs, roundMedians } from '../comparison/round-logs.ts';
import { armName, engineNames, type GateDocument } from './gate-document.ts';

/** A cell that the first look found beyond the floor. */
export interface Candidate {
  readonly engine: string;
  readonly scenario: string;
}

/** Cells that are to be looked at again. */
export function candidatesOf({ screening, policy }: GateDocument): Candidate[] {
  const cell = (role: 'base' | 'head', engine: string, scenario: string) =>
    screening.cells.find((own) => own.engine === armName(role, engine) && own.scenario === scenario);
  return engineNames(screening).flatMap((engine) =>
    screening.scenarios.flatMap(({ name: scenario }) => {
      const [base, head] = [cell('base', engine, scenario), cell('head', engine, scenario)];
      if (base === undefined || head === undefined) return [];
      const logs = [...roundLogs(roundMedians(head), roundMedians(base)).values()];
      const interval = logs.length === 0 ? null : pairSpeedup(logs).interval;
      const beyond = interval !== null && (interval.low > 1 + policy.floor || interval.high < 1 / (1 + policy.floor));
      return beyond ? [{ engine, scenario }] : [];
    }),
  );
}

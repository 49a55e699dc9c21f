import type { BenchDocument } from '../document.ts';
import { armName } from '../gate/gate-document.ts';
import type { Look } from '../gate/gate-judgement.ts';
import { look, raisedFloor } from '../gate/look.ts';
import type { BaselineCheck } from './baseline-check.ts';
import { meanRatios, measuredRatios, savedRatios } from './ratios.ts';
import { type BeforeAndAfter, shiftRatio } from './shift-look.ts';

/** An engine, or the control against itself, on one scenario or on all together. */
export interface BaselineRow {
  readonly engine: string;
  /** Null for all scenarios together. */
  readonly scenario: string | null;
  /** That of the policy for the control, which must not differ from itself; what it shows raises that of the engines. */
  readonly floor: number;
  readonly logs: BeforeAndAfter;
  readonly look: Look;
}

/** Arm of the control that is compared as an engine is. */
export function againOf({ baseline }: Pick<BaselineCheck, 'baseline'>): string {
  return armName('again', baseline.control);
}

/** Scenarios with candidates: of the others, time says nothing of how blobs are read. */
export function countingScenarios(run: BenchDocument, control: string): string[] {
  const met = run.cells.filter(({ engine, counters }) => engine === control && counters.candidates > 0);
  return run.scenarios.map(({ name }) => name).filter((name) => met.some(({ scenario }) => scenario === name));
}

/** ln of the ratio to the control, before and after, of an engine or arm; the slow arm is compared with the other one of the baseline. */
export function beforeAndAfter(
  check: BaselineCheck,
  run: BenchDocument,
  engine: string,
  scenario: string | null,
): BeforeAndAfter {
  const { baseline } = check;
  const scenarios = scenario === null ? countingScenarios(check.screening ?? run, baseline.control) : [scenario];
  const saved = engine === armName('slow', baseline.control) ? againOf(check) : engine;
  return {
    before: meanRatios(savedRatios(baseline), saved, scenarios),
    after: meanRatios(measuredRatios(run, baseline.control), engine, scenarios),
  };
}

/** What a run says of every engine that was timed in it, whole engines first, and of the control against itself. */
export function baselineRows(check: BaselineCheck, run: BenchDocument): BaselineRow[] {
  const { policy } = check;
  const timed = new Set(run.cells.filter(({ rounds }) => rounds.length > 0).map(({ engine }) => engine));
  const engines = [againOf(check), ...check.baseline.engines].filter((engine) => timed.has(engine));
  return [null, ...run.scenarios.map(({ name }) => name)].flatMap((scenario) => {
    const again = shiftRatio(beforeAndAfter(check, run, againOf(check), scenario), policy.confidence);
    return engines.flatMap((engine): BaselineRow[] => {
      const logs = beforeAndAfter(check, run, engine, scenario);
      const ratio = shiftRatio(logs, policy.confidence);
      if (ratio === null) return [];
      const floor = engine === againOf(check) ? policy.floor : raisedFloor(policy.floor, again);
      return [{ engine, scenario, floor, logs, look: look(ratio, floor) }];
    });
  });
}

import type { BenchDocument } from '../document.ts';
import type { GatePolicy } from '../gate/gate-document.ts';
import type { GateLook } from '../gate/run-gate.ts';
import { type LookHooks, stepHooks } from '../step-hooks.ts';
import { LAB_VERSION } from '../version.ts';
import { BASELINE_CHECK_SCHEMA, BASELINE_CHECK_VERSION, type BaselineCheck } from './baseline-check.ts';
import type { BaselineDocument } from './baseline-document.ts';
import { otherResults } from './baseline-results.ts';
import { baselineRows } from './baseline-rows.ts';
import { askOnce, type ControlledRun, takeLook } from './run-baseline.ts';

/** Share of the time left that the first look may take. */
const SCREENING_SHARE = 0.5;

/** What is compared with a baseline. */
export interface CheckOptions extends Pick<BaselineCheck, 'overlooked'> {
  readonly baseline: BaselineDocument;
  readonly run: ControlledRun;
  readonly policy: GatePolicy;
  /** Seconds that all looks may take together. */
  readonly seconds: number;
}

/**
 * Measures engines and the control again: their answers first, then a first look at all cells, then a second one, in
 * fresh processes, where one of them differs from the baseline. Both numbers of process pairs are fixed. An aborted run
 * returns what it has, with `complete: false`.
 * @throws LabError where an engine cannot be opened.
 */
export async function runBaselineCheck(options: CheckOptions, hooks: LookHooks<GateLook>): Promise<BaselineCheck> {
  const { baseline, run, policy, overlooked, seconds } = options;
  const deadline = now() + seconds;
  const asked = await askOnce(run, seconds, stepHooks('identity', hooks));
  const checkOf = (screening: BenchDocument | null, confirmation: BenchDocument | null): BaselineCheck => ({
    ...{ schema: BASELINE_CHECK_SCHEMA, version: BASELINE_CHECK_VERSION, createdAt: new Date().toISOString() },
    ...{ complete: !hooks.signal.aborted, lab: { version: LAB_VERSION } },
    ...{ policy, overlooked, baseline, asked, screening, confirmation },
  });
  const answered = checkOf(null, null);
  const refused = !policy.resultsAccepted && otherResults(answered).length > 0;
  if (refused || !answered.complete) return answered;
  const screening = await takeLook(
    run,
    { pairs: policy.screeningPairs, budgetSeconds: SCREENING_SHARE * (deadline - now()), seed: run.seed },
    stepHooks('screening', hooks),
  );
  const first = checkOf(screening, null);
  const differs = baselineRows(first, screening).some(({ look }) => look.beyond !== null);
  if (!first.complete || !differs) return first;
  // Another order of the blocks than that of the first look.
  const second = { pairs: policy.confirmationPairs, budgetSeconds: deadline - now(), seed: run.seed + 1 };
  return checkOf(screening, await takeLook(run, second, stepHooks('confirmation', hooks)));
}

function now(): number {
  return performance.now() / 1000;
}

import type { BenchDocument } from '../document.ts';
import type { GatePolicy } from '../gate/gate-document.ts';
import type { BenchHooks } from '../options.ts';
import { LAB_VERSION } from '../version.ts';
import { BASELINE_CHECK_SCHEMA, BASELINE_CHECK_VERSION, type BaselineCheck } from './baseline-check.ts';
import type { BaselineDocument } from './baseline-document.ts';
import { otherResults } from './baseline-results.ts';
import { askOnce, type ControlledRun, takeLook } from './run-baseline.ts';
import { secondLookPlan } from './second-look-plan.ts';

/** Share of the time left that the first look may take. */
const SCREENING_SHARE = 0.5;

/** What is compared with a baseline. */
export interface CheckOptions extends Pick<BaselineCheck, 'overlooked' | 'leftOut'> {
  readonly baseline: BaselineDocument;
  readonly run: ControlledRun;
  readonly policy: GatePolicy;
  /** Seconds that all looks may take together. */
  readonly seconds: number;
}

/**
 * Measures engines and the control again: their answers first, then a first look at all cells, then a second one, in
 * fresh processes, at those that differ from the baseline. Both numbers of process pairs are fixed. An aborted run
 * returns what it has, with `complete: false`.
 * @throws LabError where an engine cannot be opened.
 */
export async function runBaselineCheck(options: CheckOptions, hooks: BenchHooks): Promise<BaselineCheck> {
  const { baseline, run, policy, overlooked, leftOut, seconds } = options;
  const deadline = now() + seconds;
  const asked = await askOnce(run, seconds, hooks);
  const checkOf = (screening: BenchDocument | null, confirmation: BenchDocument | null): BaselineCheck => ({
    ...{ schema: BASELINE_CHECK_SCHEMA, version: BASELINE_CHECK_VERSION, createdAt: new Date().toISOString() },
    ...{ complete: !hooks.signal.aborted, lab: { version: LAB_VERSION } },
    ...{ policy, overlooked, leftOut, baseline, asked, screening, confirmation },
  });
  const answered = checkOf(null, null);
  const refused = !policy.resultsAccepted && otherResults(answered).length > 0;
  if (refused || !answered.complete) return answered;
  const screening = await takeLook(
    run,
    {
      ...{ pairs: policy.screeningPairs, repeats: run.repeats, seed: run.seed, slow: true },
      budgetSeconds: SCREENING_SHARE * (deadline - now()),
    },
    hooks,
  );
  const first = checkOf(screening, null);
  const cells = first.complete ? secondLookPlan(first, screening) : new Map();
  if (cells.size === 0) return first;
  const confirmation = await takeLook(
    run,
    {
      ...{ pairs: policy.confirmationPairs, repeats: run.repeats, cells, slow: false },
      // Another order of the blocks than that of the first look.
      ...{ seed: run.seed + 1, budgetSeconds: deadline - now() },
    },
    hooks,
  );
  return checkOf(screening, confirmation);
}

function now(): number {
  return performance.now() / 1000;
}

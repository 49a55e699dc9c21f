import type { BenchDocument } from '../document.ts';
import type { BenchOptions } from '../options.ts';
import { runBench } from '../run.ts';
import type { Side } from '../sides/side.ts';
import { type LookHooks, stepHooks } from '../step-hooks.ts';
import { LAB_VERSION } from '../version.ts';
import { gateArms } from './arms.ts';
import { secondLookPlan } from './candidates.ts';
import {
  armName,
  GATE_SCHEMA,
  GATE_VERSION,
  type GateDocument,
  type GatePolicy,
  type GateSide,
  type Role,
} from './gate-document.ts';
import { refusedResults } from './other-results.ts';
import { SideIdentity } from './side-identity.ts';

/** Share of the time left that the first look may take: a second one has three arms of its four, at most at all cells. */
const SCREENING_SHARE = 0.55;

/** A look: whether the sides answer alike, the first one, and that at the candidates. */
export type GateLook = 'identity' | 'screening' | 'confirmation';

export interface GateOptions extends Pick<BenchOptions, 'stores' | 'fixture' | 'storeFlags' | 'scenarios' | 'workers'> {
  readonly base: Side;
  readonly head: Side;
  /** Engines that both sides have. */
  readonly engines: readonly string[];
  readonly leftOut: GateDocument['leftOut'];
  readonly policy: GatePolicy;
  /** Timed calls that each cell should get in each process. */
  readonly repeats: number;
  readonly seed: number;
  /** Seconds that all looks may take together. */
  readonly seconds: number;
}

/**
 * Measures one build of the lab against another: identity of results on all scenarios first, then a first look at all
 * cells, then a second one, in fresh processes, at those that look different. Both numbers of process pairs are fixed.
 * An aborted run returns what it has, with `complete: false`.
 * @throws LabError where an engine cannot be opened.
 */
export async function runGate(options: GateOptions, hooks: LookHooks<GateLook>): Promise<GateDocument> {
  const { base, head, engines, leftOut, policy, seconds } = options;
  const deadline = now() + seconds;
  const identity = new SideIdentity(policy.resultsAccepted);
  const everything = new Map(engines.map((engine) => [engine, options.scenarios.map(({ name }) => name)]));
  const look = (
    name: GateLook,
    roles: readonly Role[],
    scenarios: ReadonlyMap<string, readonly string[]>,
    run: Partial<BenchOptions>,
  ) => runBench(benchOptions(options, roles, scenarios, run), stepHooks(name, hooks), identity);
  const documentOf = (screening: BenchDocument, confirmation: BenchDocument | null): GateDocument => ({
    schema: GATE_SCHEMA,
    version: GATE_VERSION,
    createdAt: new Date().toISOString(),
    complete: !hooks.signal.aborted,
    lab: { version: LAB_VERSION },
    base: sideOf(base),
    head: sideOf(head),
    policy,
    leftOut,
    screening,
    confirmation,
    results: identity.differences,
  });
  // Every engine answers before any is timed: other results end the run at once.
  const answers = await look('identity', ['base', 'head'], everything, { pairs: 1, repeats: 0 });
  const answered = documentOf(answers, null);
  const refused = refusedResults(answered).length > 0;
  if (refused || !answered.complete) return answered;
  const screening = await look('screening', ['base', 'again', 'slow', 'head'], everything, {
    pairs: policy.screeningPairs,
    budgetSeconds: SCREENING_SHARE * (deadline - now()),
  });
  const plan = secondLookPlan(screening, policy);
  if (hooks.signal.aborted || plan.size === 0) return documentOf(screening, null);
  const confirmation = await look('confirmation', ['base', 'again', 'head'], plan, {
    pairs: policy.confirmationPairs,
    budgetSeconds: deadline - now(),
    // Another order of the blocks than that of the first look.
    seed: options.seed + 1,
  });
  return documentOf(screening, confirmation);
}

function benchOptions(
  options: GateOptions,
  roles: readonly Role[],
  scenarios: ReadonlyMap<string, readonly string[]>,
  run: Partial<BenchOptions>,
): BenchOptions {
  const { base, head, policy, stores, workers } = options;
  const named = new Set([...scenarios.values()].flat());
  const arms = gateArms(
    roles,
    scenarios,
    { base: base.root, head: head.root },
    { stores, workers, injected: policy.injected },
  );
  return {
    ...{ stores, workers, fixture: options.fixture, storeFlags: options.storeFlags },
    ...{ repeats: options.repeats, seed: options.seed, floor: policy.floor, pairs: 1, budgetSeconds: options.seconds },
    ...arms,
    scenarios: options.scenarios.filter(({ name }) => named.has(name)),
    baseline: armName('base', options.engines[0] as string),
    stages: 'none',
    ...run,
  };
}

function sideOf({ ref, commit, version, dirty }: Side): GateSide {
  return { ref, commit, version, dirty };
}

function now(): number {
  return performance.now() / 1000;
}

import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { candidateDays } from '../../engines/candidate-days.ts';
import { newCounters } from '../../engines/engine.ts';
import { LabError } from '../../engines/errors.ts';
import { formatDay, listDays } from '../../engines/store/day-path.ts';
import { Store } from '../../engines/store/store.ts';
import type { Arm, BenchHooks, BenchOptions } from '../../harness/options.ts';
import { runBench } from '../../harness/run.ts';
import { SWEEP_SCHEMA, SWEEP_VERSION, type SweepDocument } from '../../harness/sweep/sweep-document.ts';
import { customQuery, parseCustom } from '../../scenarios/custom.ts';
import type { Axis, PlannedStep } from './axis.ts';
import { axisNamed } from './registry.ts';

/** A sweep, resolved: everything of a bench but for the scenarios, which the axis makes. */
export interface SweepRequest extends Omit<BenchOptions, 'scenarios' | 'baseline' | 'arms'> {
  /** Name of the axis. */
  readonly over: string;
  /** Hand-written scenario that is varied; without it, the reference query. */
  readonly spec?: string;
  /** Without them, those of the axis. */
  readonly steps?: readonly number[];
}

export type SweepHooks = BenchHooks & { onPlan(done: number, total: number, label: string): void };

/**
 * Measures every engine at every step in one run: rounds of fresh processes, blocks that take turns.
 * @throws LabError BAD_OPTION where the store or the steps do not make a sweep; what `runBench` throws.
 */
export async function runSweep(request: SweepRequest, hooks: SweepHooks): Promise<SweepDocument> {
  const { over, spec, steps, ...options } = request;
  const axis = axisNamed(over);
  const wanted = checkSteps(axis, over, steps ?? axis.steps(availableParallelism()));
  const base = parseCustom(spec ?? referenceSpec(options.stores));
  customQuery(base);
  if (!base.has('camera')) throw new LabError('BAD_SCENARIO', 'a sweep varies a box: the scenario needs camera and km');
  const scratch = mkdtempSync(path.join(tmpdir(), 'querylab-sweep-'));
  try {
    const { stores, engines, workers } = options;
    const context = { stores, engines, workers, base, steps: wanted, scratch };
    const planned = await axis.plan({ ...context, signal: hooks.signal, onProgress: hooks.onPlan });
    checkCandidates([...stores.values()].at(-1) as string, planned);
    const { arms, named } = nameArms(planned);
    const bench = await runBench(
      {
        ...options,
        ...(arms.size === 0 ? {} : { arms, engines: [...arms.keys()] }),
        baseline: arms.keys().next().value ?? (engines[0] as string),
        scenarios: [...new Map(planned.map(({ scenario }) => [scenario.name, scenario])).values()],
      },
      hooks,
    );
    return {
      schema: SWEEP_SCHEMA,
      version: SWEEP_VERSION,
      ...{ over, unit: axis.unit, engines: [...engines] },
      steps: planned.map(({ value, label, scenario }, i) => ({
        ...{ value, label, scenario: scenario.name },
        arms: Object.fromEntries(engines.map((engine) => [engine, named[i]?.get(engine) ?? engine])),
      })),
      bench,
    };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** @throws LabError BAD_OPTION where no step would read a blob. */
function checkCandidates(dataDir: string, planned: readonly PlannedStep[]): void {
  const counters = newCounters();
  const store = new Store(dataDir);
  try {
    // The scenarios of a sweep are written by hand: their queries are the same on any store.
    for (const { scenario } of planned) candidateDays(store, scenario.query({ days: [], anchors: [] }), counters);
  } finally {
    store.close();
  }
  if (counters.candidates > 0) return;
  throw new LabError('BAD_OPTION', 'no step meets a candidate on this store: give a --scenario where it has flights');
}

/** A name for each arm of each step, such as `zone/v2@14500`. */
function nameArms(planned: readonly PlannedStep[]) {
  const arms = new Map<string, Arm>();
  const named = planned.map(
    (step) =>
      new Map([...(step.arms ?? [])].map(([engine, arm]) => [engine, { name: `${engine}@${step.value}`, arm }])),
  );
  for (const step of named) for (const { name, arm } of step.values()) arms.set(name, arm);
  return { arms, named: named.map((step) => new Map([...step].map(([engine, { name }]) => [engine, name]))) };
}

/** @throws LabError BAD_OPTION. */
function checkSteps(axis: Axis, over: string, steps: readonly number[]): number[] {
  const sorted = [...new Set(steps)].sort((a, b) => a - b);
  const wrong = sorted.find((step) => !(step > 0 && step <= axis.most) || (axis.whole && !Number.isInteger(step)));
  if (wrong !== undefined) {
    const kind = axis.whole ? 'whole numbers from 1' : 'numbers above 0';
    throw new LabError('BAD_OPTION', `--steps of ${over} are ${kind} up to ${axis.most}, not ${wrong}`);
  }
  if (sorted.length < 3) throw new LabError('BAD_OPTION', 'a growth needs at least three --steps that differ');
  return sorted;
}

/** The reference query on the first day of a store: one hour, 50 km half-width at Boston. */
function referenceSpec(stores: ReadonlyMap<string, string>): string {
  const [dataDir] = stores.values();
  const [day] = dataDir === undefined ? [] : listDays(dataDir);
  return `camera=boston;window=${formatDay(day as number)}T18:00Z/60m;km=100x100`;
}

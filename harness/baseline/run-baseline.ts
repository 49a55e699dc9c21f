import { controlArms } from '../control-arms.ts';
import type { BenchDocument } from '../document.ts';
import type { BenchHooks, BenchOptions } from '../options.ts';
import { runBench } from '../run.ts';

/** What a run to a control depends on. */
export interface ControlledRun
  extends Pick<
    BenchOptions,
    'stores' | 'fixture' | 'storeFlags' | 'scenarios' | 'workers' | 'repeats' | 'seed' | 'floor'
  > {
  readonly control: string;
  /** Engines that are compared with the control; it is none of them. */
  readonly engines: readonly string[];
  readonly injected: number;
}

/** One look of such a run. */
export type ControlledLook = Pick<BenchOptions, 'pairs' | 'budgetSeconds' | 'seed'>;

/** Asks every engine and the control once, and takes no time. */
export async function askOnce(run: ControlledRun, budgetSeconds: number, hooks: BenchHooks): Promise<BenchDocument> {
  const { control, engines, seed } = run;
  const options = benchOptions({ ...run, repeats: 0 }, { pairs: 1, budgetSeconds, seed });
  return await runBench({ ...options, arms: new Map(), engines: [control, ...engines] }, hooks);
}

/**
 * Times engines, the control and its arms, all in the same rounds of fresh processes. Whatever is compared runs in the
 * same company: who takes turns with an engine empties its caches, and what it was asked before compiles its code.
 */
export async function takeLook(run: ControlledRun, look: ControlledLook, hooks: BenchHooks): Promise<BenchDocument> {
  return await runBench(benchOptions(run, look), hooks);
}

function benchOptions(run: ControlledRun, look: ControlledLook): BenchOptions {
  const { engines, control, injected, ...rest } = run;
  const arms = controlArms(control, { stores: run.stores, workers: run.workers, injected });
  return {
    ...rest,
    ...look,
    ...{ arms, stages: 'none', baseline: control },
    engines: [control, ...arms.keys(), ...engines],
  };
}

import { controlArms, groupsByScenario } from '../control-arms.ts';
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
export interface ControlledLook extends Pick<BenchOptions, 'pairs' | 'repeats' | 'budgetSeconds' | 'seed'> {
  /** Engines by name of a scenario; all on all where it is left out. */
  readonly cells?: ReadonlyMap<string, readonly string[]>;
  /** Whether the control runs slowed down as well. */
  readonly slow: boolean;
}

/** Asks every engine and the control once, and takes no time. */
export async function askOnce(run: ControlledRun, budgetSeconds: number, hooks: BenchHooks): Promise<BenchDocument> {
  const look = { pairs: 1, repeats: 0, budgetSeconds, seed: run.seed, slow: false };
  return await runBench({ ...benchOptions(run, look), arms: new Map(), engines: [run.control, ...run.engines] }, hooks);
}

/** Times engines, the control and its second arm, all in the same rounds of fresh processes. */
export async function takeLook(run: ControlledRun, look: ControlledLook, hooks: BenchHooks): Promise<BenchDocument> {
  return await runBench(benchOptions(run, look), hooks);
}

function benchOptions(run: ControlledRun, look: ControlledLook): BenchOptions {
  const { stores, fixture, storeFlags, control, workers, floor, injected } = run;
  const { cells, slow, ...asked } = look;
  const arms = new Map(
    [...controlArms(control, { stores, workers, injected })].filter(([, arm]) => slow || !arm.slowdown),
  );
  const scenarios = run.scenarios.filter(({ name }) => cells === undefined || cells.has(name));
  const enginesOn = (name: string) => {
    const wanted = cells?.get(name) ?? run.engines;
    return [control, ...arms.keys(), ...run.engines.filter((engine) => wanted.includes(engine))];
  };
  const names = scenarios.map(({ name }) => name);
  const used = new Set(names.flatMap(enginesOn));
  return {
    ...{ stores, fixture, storeFlags, workers, floor, scenarios, arms, stages: 'none', baseline: control },
    engines: [control, ...arms.keys(), ...run.engines].filter((engine) => used.has(engine)),
    ...(cells === undefined ? {} : { groups: groupsByScenario(names, enginesOn) }),
    ...asked,
  };
}

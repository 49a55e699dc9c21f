import { storeOf } from '../engines/registry.ts';
import { armName } from './gate/gate-document.ts';
import type { Arm, Group } from './options.ts';

/** What else a run needs to know of arms. */
interface ArmOptions {
  readonly stores: ReadonlyMap<string, string>;
  readonly workers: number;
  /** Share by which the slow arm is made longer. */
  readonly injected: number;
}

/**
 * Two arms by which a run shows whether it can be trusted: an engine once more, which must not differ from itself, and
 * the same with a known slowdown in the timed path, which must be seen.
 */
export function controlArms(engine: string, { stores, workers, injected }: ArmOptions): Map<string, Arm> {
  const arm: Arm = { engine, dataDir: storeOf(engine, stores) as string, workers };
  return new Map([
    [armName('again', engine), arm],
    [armName('slow', engine), { ...arm, slowdown: injected }],
  ]);
}

/** Scenarios by the engines that run on them, so that no cell is measured that nobody asks for. */
export function groupsByScenario(
  scenarios: readonly string[],
  enginesOn: (scenario: string) => readonly string[],
): Group[] {
  const groups = new Map<string, { engines: readonly string[]; scenarios: string[] }>();
  for (const scenario of scenarios) {
    const engines = enginesOn(scenario);
    const group = groups.get(engines.join('\n')) ?? { engines, scenarios: [] };
    group.scenarios.push(scenario);
    groups.set(engines.join('\n'), group);
  }
  return [...groups.values()];
}

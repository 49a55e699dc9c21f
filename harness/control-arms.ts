import { storeOf } from '../engines/registry.ts';
import { armName } from './gate/gate-document.ts';
import type { Arm } from './options.ts';

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

import { storeOf } from '../../engines/registry.ts';
import type { Arm, Group } from '../options.ts';
import { armName, type Role } from './gate-document.ts';

/** Folders of the packages that are compared. */
export interface Roots {
  readonly base: string;
  readonly head: string;
}

/** What a run of the bench needs to know of arms. */
export interface Arms {
  readonly engines: readonly string[];
  readonly arms: ReadonlyMap<string, Arm>;
  readonly groups: readonly Group[];
}

/**
 * Arms of a run: each engine on either side, a group an engine, so that no more processes live at a time than one engine
 * has roles, and pairs are as close in time as they can be.
 * @param scenarios names, by engine.
 */
export function gateArms(
  roles: readonly Role[],
  scenarios: ReadonlyMap<string, readonly string[]>,
  roots: Roots,
  { stores, workers, injected }: { stores: ReadonlyMap<string, string>; workers: number; injected: number },
): Arms {
  const arm = (role: Role, engine: string): Arm => ({
    engine,
    dataDir: storeOf(engine, stores) as string,
    workers,
    root: role === 'head' ? roots.head : roots.base,
    ...(role === 'slow' && { slowdown: injected }),
  });
  const named = [...scenarios.keys()].flatMap((engine) =>
    roles.map((role) => [armName(role, engine), arm(role, engine)] as const),
  );
  return {
    engines: named.map(([name]) => name),
    arms: new Map(named),
    groups: [...scenarios].map(([engine, own]) => ({
      engines: roles.map((role) => armName(role, engine)),
      scenarios: own,
    })),
  };
}

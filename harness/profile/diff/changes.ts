import { fewestFor } from '../../comparison/median-interval.ts';
import { quantile } from '../../stats.ts';
import type { Frame } from '../frame.ts';
import type { ComparedProfiles } from './compare-profiles.ts';
import { byFunction, type ComparedNode, nodesOf } from './compared.ts';
import { confidenceFor, type FrameDelta, frameDeltas } from './frame-deltas.ts';

export interface FunctionChange {
  readonly frame: Frame;
  readonly delta: FrameDelta;
}

export interface Changes {
  /** Milliseconds a query below which nothing counts as changed. */
  readonly floorMs: number;
  /** Medians of what all threads worked, milliseconds a query. */
  readonly busyMs: { readonly a: number; readonly b: number };
  /** Every node of the trees. */
  readonly nodes: ReadonlyMap<ComparedNode, FrameDelta>;
  /** Functions wherever they are called from, the greatest change first, those that are sure before others. */
  readonly functions: readonly FunctionChange[];
  /** Rounds that it takes to decide on so many frames; null where there were enough. */
  readonly roundsNeeded: number | null;
}

/** Which frames changed from A to B. */
export function changesOf(compared: ComparedProfiles): Changes {
  const nodes = compared.roots.flatMap((root) => [...nodesOf(root)]);
  const busyOf = (side: 'a' | 'b') =>
    Array.from({ length: compared.rounds }, (_, round) =>
      nodes.reduce((sum, { self }) => sum + (self[side][round] as number), 0),
    );
  const busyMs = { a: quantile(busyOf('a'), 0.5), b: quantile(busyOf('b'), 0.5) };
  const floorMs = compared.floor * Math.min(busyMs.a, busyMs.b);
  const byNode = new Map(nodes.map((node) => [node, node.self]));
  const functions = byFunction(nodes);
  const weights = new Map([...functions].map(([key, own]) => [key, own.weights]));
  const deltas = frameDeltas(weights, floorMs);
  const needed = Math.max(...[byNode, weights].map((family) => fewestFor(confidenceFor(family.values(), floorMs))));
  return {
    floorMs,
    busyMs,
    nodes: frameDeltas(byNode, floorMs),
    functions: [...functions]
      .map(([key, { frame }]) => ({ frame, delta: deltas.get(key) as FrameDelta }))
      .sort((x, y) => rank(x.delta) - rank(y.delta) || Math.abs(y.delta.median) - Math.abs(x.delta.median)),
    roundsNeeded: needed > compared.rounds ? needed : null,
  };
}

function rank({ verdict }: FrameDelta): number {
  return verdict === 'more' || verdict === 'less' ? 0 : 1;
}

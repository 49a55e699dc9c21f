import type { Frame } from '../frame.ts';
import type { RoundWeights } from './frame-deltas.ts';

/** A call tree of both sides over all rounds. */
export interface ComparedNode {
  /** What tells functions apart, wherever they are called from. */
  readonly key: string;
  /** That of A, or with the files of both sides where they differ. */
  frame: Frame;
  /** Milliseconds a query of the frame itself, a value a round. */
  readonly self: { readonly a: number[]; readonly b: number[] };
  readonly children: Map<string, ComparedNode>;
}

/** Sides of a comparison. */
export type SideName = 'a' | 'b';

export function comparedNode(key: string, frame: Frame, rounds: number): ComparedNode {
  const zeros = () => Array.from({ length: rounds }, () => 0);
  return { key, frame, self: { a: zeros(), b: zeros() }, children: new Map() };
}

/** All nodes of a tree. */
export function* nodesOf(node: ComparedNode): Generator<ComparedNode> {
  yield node;
  for (const child of node.children.values()) yield* nodesOf(child);
}

/**
 * What tells frames of two versions or engines apart: not the line, which moves with every edit above it, nor the files
 * of the two strategies, below which both call the same.
 */
export function functionKey({ name, file, kind }: Frame, strategies: ReadonlySet<string>): string {
  return `${name}\n${file !== null && strategies.has(file) ? 'strategy' : file}\n${kind}`;
}

/** Takes in that a node stands for the same function of another file, too. */
export function unite(node: ComparedNode, { file }: Frame): void {
  const known = node.frame.file;
  if (known === null || file === null || known.split(', ').includes(file)) return;
  node.frame = { ...node.frame, file: `${known}, ${file}`, line: null };
}

/** Nodes by path added up by function. */
export function byFunction(nodes: Iterable<ComparedNode>): Map<string, { frame: Frame; weights: RoundWeights }> {
  const sums = new Map<string, { frame: Frame; weights: { a: number[]; b: number[] } }>();
  for (const { key, frame, self } of nodes) {
    const known = sums.get(key);
    if (known === undefined) sums.set(key, { frame, weights: { a: [...self.a], b: [...self.b] } });
    else for (const side of ['a', 'b'] as const) add(known.weights[side], self[side]);
  }
  return sums;
}

function add(to: number[], from: readonly number[]): void {
  for (const [i, value] of from.entries()) to[i] = (to[i] ?? 0) + value;
}

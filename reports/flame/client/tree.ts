import type { Frame } from '../../../harness/profile/frame.ts';
import type { FlameData, FlameNode } from '../flame-data.ts';

/** A node as d3-flame-graph takes it. */
export interface GraphNode {
  readonly name: string;
  /** Weight with all that was called from it, a query. */
  readonly value: number;
  readonly children: readonly GraphNode[];
  readonly frame: Frame;
  readonly node: FlameNode;
}

/** The tree of one thread, or of all below one root; without idle time unless that is wanted. */
export function graphOf(data: FlameData, thread: number | null, idle: boolean): GraphNode {
  const build = (node: FlameNode): GraphNode => {
    const frame = data.frames[node.frame] as Frame;
    const children = node.children.map(build).filter((child) => idle || child.frame.kind !== 'idle');
    const value = children.reduce((sum, child) => sum + child.value, node.self);
    return { name: frame.name, value, children, frame, node };
  };
  const trees = data.threads.map(build);
  const own = thread === null ? undefined : trees[thread];
  if (own !== undefined) return own;
  const frame: Frame = { name: 'all threads', file: null, line: null, kind: 'node', stage: 'other' };
  const value = trees.reduce((sum, tree) => sum + tree.value, 0);
  return { name: frame.name, value, children: trees, frame, node: { frame: -1, self: 0, children: [] } };
}

import { type Frame, frameKey } from './frame.ts';
import type { Samples } from './samples.ts';

/** A frame with all that was called from it, by what tells frames apart. */
export interface CallNode {
  readonly frame: Frame;
  /** Weight of the frame itself, without what it called. */
  self: number;
  readonly children: Map<string, CallNode>;
}

/** A root without a function of its own, such as a thread. */
export function rootNode(name: string): CallNode {
  return callNode({ name, file: null, line: null, kind: 'node', stage: 'other' });
}

export function callNode(frame: Frame): CallNode {
  return { frame, self: 0, children: new Map() };
}

/** The child of a node for a frame, made where there is none. */
export function childOf(node: CallNode, frame: Frame, key: string = frameKey(frame)): CallNode {
  let child = node.children.get(key);
  if (child === undefined) {
    child = callNode(frame);
    node.children.set(key, child);
  }
  return child;
}

/** Adds samples below a node, each weight multiplied by `factor`. */
export function addSamples(
  root: CallNode,
  { stacks, seen }: Samples,
  factor = 1,
  keyOf: (frame: Frame) => string = frameKey,
): void {
  const ends = stacks.map((stack) => stack.reduce((node, frame) => childOf(node, frame, keyOf(frame)), root));
  for (const [stack, weight] of seen) (ends[stack] as CallNode).self += weight * factor;
}

/** Weight of a node with all that was called from it. */
export function totalOf(node: CallNode): number {
  let sum = node.self;
  for (const child of node.children.values()) sum += totalOf(child);
  return sum;
}

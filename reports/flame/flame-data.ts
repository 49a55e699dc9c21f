import { type CallNode, totalOf } from '../../harness/profile/call-tree.ts';
import type { FrameDelta } from '../../harness/profile/diff/frame-deltas.ts';
import { type Frame, frameKey } from '../../harness/profile/frame.ts';
import type { ProfileUnit } from '../../harness/profile/profile.ts';

/** A node of a flame graph as it lies in the page: the number of its frame, what it took itself, what it called. */
export interface FlameNode {
  readonly frame: number;
  /** Weight of the frame itself, a query. In a comparison, the greater of both sides: its width. */
  readonly self: number;
  readonly children: readonly FlameNode[];
  /** What became of the frame from A to B, in a comparison. */
  readonly delta?: FrameDelta;
}

/** What the script of the page draws. */
export interface FlameData {
  readonly unit: ProfileUnit;
  readonly queries: number | null;
  readonly frames: readonly Frame[];
  /** A root a thread, or a kind of thread. */
  readonly threads: readonly FlameNode[];
}

/** Collects frames, each once, while trees are written down. */
export class FrameTable {
  readonly frames: Frame[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(frame: Frame): number {
    const key = frameKey(frame);
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.frames.push(frame) - 1;
      this.#numbers.set(key, number);
    }
    return number;
  }
}

/** A tree as it lies in the page; branches lighter than `least` are left out, their weight is kept by the caller. */
export function flameNode(node: CallNode, table: FrameTable, least: number): FlameNode {
  let self = node.self;
  const children: FlameNode[] = [];
  for (const child of node.children.values()) {
    const total = totalOf(child);
    if (total < least) self += total;
    else children.push(flameNode(child, table, least));
  }
  return { frame: table.numberOf(node.frame), self, children };
}

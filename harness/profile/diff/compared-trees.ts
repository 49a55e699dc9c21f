import { cpuSamples } from '../cpu-samples.ts';
import { ANONYMOUS, type Frame } from '../frame.ts';
import { FrameLocator } from '../frame-locator.ts';
import type { TargetRun } from '../target-messages.ts';
import { type ComparedNode, comparedNode, functionKey, type SideName, unite } from './compared.ts';

/** Where the rounds of a comparison are put together: a root for the main thread and one for the workers. */
export class ComparedTrees {
  readonly #rounds: number;
  readonly #strategies: ReadonlySet<string>;
  readonly #roots = new Map<string, ComparedNode>();
  readonly #locators = new Map<string, FrameLocator>();

  /** @param strategies files of the strategies that are compared. */
  constructor(rounds: number, strategies: ReadonlySet<string>) {
    this.#rounds = rounds;
    this.#strategies = strategies;
  }

  get roots(): ComparedNode[] {
    return [...this.#roots.values()];
  }

  /** Adds what one side did in one round. Time that a thread slept is left out. */
  add(side: SideName, round: number, root: string, runs: readonly TargetRun[]): void {
    const queries = runs.reduce((sum, run) => sum + run.queries, 0);
    for (const { name, cpu } of runs.flatMap(({ threads }) => threads)) {
      if (cpu === undefined) continue;
      const { stacks, seen } = cpuSamples(cpu, this.#locator(root));
      const thread = this.#root(name === 'main' ? 'main' : 'workers');
      const ends = new Map<number, ComparedNode>();
      for (const [stack, weight] of seen) {
        const end = ends.get(stack) ?? this.#end(thread, stacks[stack] as readonly Frame[]);
        ends.set(stack, end);
        const { frame, self } = end;
        if (frame.kind !== 'idle') self[side][round] = (self[side][round] as number) + weight / queries;
      }
    }
  }

  #end(thread: ComparedNode, stack: readonly Frame[]): ComparedNode {
    let node = thread;
    for (const [i, frame] of stack.entries()) {
      // V8 shows a closure between two functions in some processes and not in others, which would tear frames apart.
      if (frame.name === ANONYMOUS && i < stack.length - 1) continue;
      const key = functionKey(frame, this.#strategies);
      let child = node.children.get(key);
      if (child === undefined) {
        child = comparedNode(key, frame, this.#rounds);
        node.children.set(key, child);
      } else unite(child, frame);
      node = child;
    }
    return node;
  }

  #root(name: string): ComparedNode {
    let root = this.#roots.get(name);
    if (root === undefined) {
      root = comparedNode(name, { name, file: null, line: null, kind: 'node', stage: 'other' }, this.#rounds);
      this.#roots.set(name, root);
    }
    return root;
  }

  #locator(root: string): FrameLocator {
    let locator = this.#locators.get(root);
    if (locator === undefined) {
      locator = new FrameLocator(root);
      this.#locators.set(root, locator);
    }
    return locator;
  }
}

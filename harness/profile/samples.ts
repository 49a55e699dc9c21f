import { type Frame, frameKey } from './frame.ts';

/** Stacks of one thread, outermost frame first, and what was seen of them in the order of time. */
export interface Samples {
  readonly stacks: readonly (readonly Frame[])[];
  /** Index of a stack, and its weight: milliseconds, or bytes. */
  readonly seen: readonly (readonly [stack: number, weight: number])[];
}

/** Collects samples, each stack once. */
export class SampleCollector implements Samples {
  readonly stacks: (readonly Frame[])[] = [];
  readonly seen: [number, number][] = [];
  readonly #known = new Map<string, number>();

  /** Number of a stack. */
  stack(frames: readonly Frame[]): number {
    const key = frames.map(frameKey).join('\n\n');
    let index = this.#known.get(key);
    if (index === undefined) {
      index = this.stacks.push(frames) - 1;
      this.#known.set(key, index);
    }
    return index;
  }

  /** Adds to the last sample where the stack is still the same. */
  add(stack: number, weight: number): void {
    const last = this.seen.at(-1);
    if (last?.[0] === stack) last[1] += weight;
    else this.seen.push([stack, weight]);
  }

  /** Adds the samples of another thread. */
  adding({ stacks, seen }: Samples): this {
    for (const [stack, weight] of seen) this.add(this.stack(stacks[stack] ?? []), weight);
    return this;
  }
}

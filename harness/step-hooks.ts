import type { BenchHooks } from './options.ts';

/** Who follows a run of several looks. */
export interface LookHooks<Look extends string> {
  readonly signal: AbortSignal;
  /** Told of the step under way: how many are done, of how many, and in which the harness is, with the seconds left. */
  readonly onProgress: (look: Look, done: number, total: number, label: string, secondsLeft: number | null) => void;
}

/** Progress of one look by its steps: what the harness does within one is over too soon to be followed. */
export function stepHooks<Look extends string>(look: Look, { signal, onProgress }: LookHooks<Look>): BenchHooks {
  let [done, steps] = [0, 1];
  return {
    signal,
    onStep(step) {
      [done, steps] = [step.done, step.steps];
    },
    onProgress: (_phase, _done, _total, label, secondsLeft) => onProgress(look, done, steps, label, secondsLeft),
  };
}

import type { BenchHooks, Step } from './options.ts';
import type { Clock } from './timing.ts';

/**
 * Hooks for one of several steps: labels say of which round, and the time left is that of the whole run, where a step
 * that has not begun is expected to take as long as this one.
 */
export function roundHooks(hooks: BenchHooks, step: Step, clock: Clock): BenchHooks {
  const { round, rounds, done: before, steps } = step;
  hooks.onStep?.(step);
  if (steps === 1) return hooks;
  const begun = clock();
  return {
    signal: hooks.signal,
    onProgress(phase, done, total, label, secondsLeft) {
      const later = (steps - before - 1) * (clock() - begun + (secondsLeft ?? 0));
      const left = secondsLeft === null ? null : secondsLeft + later;
      hooks.onProgress(phase, done, total, `pair ${round + 1}/${rounds}, ${label}`, left);
    },
  };
}

import type { BenchHooks } from './options.ts';
import type { Clock } from './timing.ts';

/**
 * Hooks for one of several rounds: labels say which, and the time left is that of the whole run, where a round that has
 * not begun is expected to take as long as this one.
 */
export function roundHooks(hooks: BenchHooks, round: number, rounds: number, clock: Clock): BenchHooks {
  if (rounds === 1) return hooks;
  const begun = clock();
  return {
    signal: hooks.signal,
    onProgress(phase, done, total, label, secondsLeft) {
      const later = (rounds - round - 1) * (clock() - begun + (secondsLeft ?? 0));
      const left = secondsLeft === null ? null : secondsLeft + later;
      hooks.onProgress(phase, done, total, `pair ${round + 1}/${rounds}, ${label}`, left);
    },
  };
}

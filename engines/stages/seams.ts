import type { Stage } from './stage.ts';
import type { StageClock } from './stage-clock.ts';

/** Puts a stage where it belongs, or, given null, what was there before. */
type Seam = (clock: StageClock | null) => void;

const seams: Seam[] = [];
let watching: StageClock | null = null;

/**
 * Names a place where a stage begins and ends. Nothing is changed there, and so nothing costs time, until somebody
 * watches: what callers reach is then exchanged for the same within a stage.
 */
export function seam(place: Seam): void {
  seams.push(place);
  if (watching !== null) place(watching);
}

/** The function within a stage, or as it is where nobody watches. */
export function staged<This, Args extends unknown[], T>(
  clock: StageClock | null,
  stage: Stage,
  own: (this: This, ...args: Args) => T,
): (this: This, ...args: Args) => T {
  return clock === null ? own : clock.staged(stage, own);
}

/**
 * Makes seams of methods of an object or prototype.
 * @param sealed whether stages within them count as parts of them.
 */
export function stageMethods<T extends object>(of: T, stage: Stage, names: readonly (keyof T)[], sealed = false): void {
  for (const name of names) {
    const own = of[name] as (this: T, ...args: unknown[]) => unknown;
    seam((clock) => {
      of[name] = (clock === null ? own : clock.staged(stage, own, sealed)) as T[keyof T];
    });
  }
}

/** Has a clock take the times of all stages in this thread, in place of the one before; with null, nobody does. */
export function watchStages(clock: StageClock | null): void {
  if (clock === watching) return;
  watching = clock;
  for (const place of seams) place(clock);
}

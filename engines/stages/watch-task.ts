import { threadId } from 'node:worker_threads';
import { clockCost } from './clock-cost.ts';
import { monotonic } from './monotonic.ts';
import { watchStages } from './seams.ts';
import { StageClock } from './stage-clock.ts';
import type { TaskTimes } from './worker-times.ts';

/** What a task says besides its work. */
export interface Watchable {
  /** Whether the answer is to tell what the time went into. */
  readonly watch?: true;
}

/** What an answer tells then. */
export interface Watched {
  readonly times?: TaskTimes;
}

let clock: StageClock | null = null;

/**
 * Runs a task in a worker, and adds to its answer what its time went into where that is asked for.
 * @param make another clock, for tests.
 */
export function watchTask<Answer extends object>(
  { watch }: Watchable,
  work: () => Answer,
  make = (): StageClock => new StageClock(monotonic, clockCost()),
): Answer & Watched {
  if (watch !== true) {
    if (clock !== null) watchStages(null);
    clock = null;
    return work();
  }
  clock ??= make();
  watchStages(clock);
  const start = clock.now();
  clock.begin();
  const answer = work();
  const { stages, whole } = clock.end();
  return { ...answer, times: { thread: threadId, start, end: start + whole, stages } };
}

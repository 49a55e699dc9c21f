import { availableParallelism } from 'node:os';

/** Worker threads where the user names no number. */
export function defaultWorkers(): number {
  return Math.min(8, availableParallelism());
}

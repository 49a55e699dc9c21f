import { Random } from '../scenarios/random.ts';

/** Calls taken one after the other before it is another engine's turn; single calls would evict each other's caches. */
export const BLOCK_CALLS = 5;

/**
 * Order of the engines in one round of blocks. Each even round is shuffled anew and the odd one after it runs
 * backwards, so that over a pair of rounds every engine stands at the same place on average.
 */
export function blockOrder(engines: readonly string[], scenario: number, round: number, seed: number): string[] {
  const order = new Random(Math.imul(Math.imul(seed, 9_973) + scenario, 9_973) + Math.floor(round / 2)).shuffle(
    engines,
  );
  return round % 2 === 0 ? order : order.reverse();
}

import { Random } from '../scenarios/random.ts';

/** Calls taken one after the other before it is another engine's turn; single calls would evict each other's caches. */
export const BLOCK_CALLS = 5;

/**
 * Order of the engines in one block of each. Blocks come in twos, the second in the reverse order of the first, and so
 * do rounds of processes: over two blocks of a process, and over two processes at the same block, every engine stands
 * at the same place on average.
 * @param round number of the process.
 * @param block number of the block within the process.
 */
export function blockOrder(
  engines: readonly string[],
  scenario: number,
  round: number,
  block: number,
  seed: number,
): string[] {
  const parts = [scenario, Math.floor(round / 2), Math.floor(block / 2)];
  const order = new Random(parts.reduce((mixed, part) => Math.imul(mixed, 9_973) + part, seed)).shuffle(engines);
  return (round + block) % 2 === 0 ? order : order.reverse();
}

/** Milliseconds of a block that is never made shorter: it would save nothing. */
const QUICK_BLOCK = 20;

/**
 * Timed calls of one block of each cell, so that all of them end in time: where they would not, the block that takes
 * longest gives up a call, again and again, down to `least` or to a block that is quick anyway.
 * @param costs milliseconds that a call of each cell takes; a block starts with one call that is not timed.
 * @param seconds that there are.
 */
export function blockCalls(costs: readonly number[], seconds: number, least: number, most: number): number[] {
  const calls = costs.map(() => Math.max(least, most));
  let total = costs.reduce((sum, cost, i) => sum + cost * (1 + (calls[i] as number)), 0);
  while (total > seconds * 1000) {
    const longest = indexOfLongest(costs, calls, least);
    if (longest === null) break;
    calls[longest] = (calls[longest] as number) - 1;
    total -= costs[longest] as number;
  }
  return calls;
}

function indexOfLongest(costs: readonly number[], calls: readonly number[], least: number): number | null {
  let found: number | null = null;
  let longest = 0;
  for (const [i, cost] of costs.entries()) {
    const count = calls[i] as number;
    if (count <= least || cost * count <= Math.max(longest, QUICK_BLOCK)) continue;
    [found, longest] = [i, cost * count];
  }
  return found;
}

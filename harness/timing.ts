import { cellKey } from './document.ts';
import type { BenchHooks, BoundScenario } from './options.ts';
import { BLOCK_CALLS, blockCalls, blockOrder } from './schedule.ts';
import type { Session } from './session.ts';
import { warmUpMilliseconds } from './warm-up.ts';

/** A clock in seconds. */
export type Clock = () => number;

/**
 * Times the active engines in blocks of calls that take turns, one block of each after the other, again and again. The
 * first block of each cell is taken whatever the deadline; where a run has several rounds of processes it gets shorter
 * for slow cells. Later on a scenario is left out where its blocks would not fit any more, for all engines at once, so
 * that none is favoured.
 * @param deadline of these processes, on the clock.
 * @throws LabError INTERRUPTED.
 */
export async function takeSamples(
  session: Session,
  scenarios: readonly BoundScenario[],
  clock: Clock,
  deadline: number,
  hooks: BenchHooks,
): Promise<void> {
  const { repeats, seed } = session.options;
  const groupSeconds = (bound: BoundScenario): number =>
    session.active.reduce((sum, engine) => sum + (BLOCK_CALLS + 1) * session.estimate(engine, bound.scenario), 0) /
    1000;
  const first = firstBlocks(session, scenarios, deadline - clock());
  const blocks = Math.ceil(repeats / BLOCK_CALLS);
  const total = blocks * scenarios.length * session.active.length;
  let done = 0;
  for (let block = 0; block < blocks; block++) {
    for (const [index, bound] of scenarios.entries()) {
      const order = blockOrder(session.active, index, session.round, block, seed);
      const fits = clock() + groupSeconds(bound) <= deadline;
      for (const engine of order) {
        const calls = block === 0 ? first(engine, bound) : Math.min(BLOCK_CALLS, repeats - block * BLOCK_CALLS);
        if (block === 0 || fits) await sampleBlock(session, bound, engine, calls);
        const ahead = scenarios.slice(index + 1).reduce((sum, next) => sum + groupSeconds(next), 0);
        const later = (blocks - block - 1) * scenarios.reduce((sum, next) => sum + groupSeconds(next), 0);
        const left = Math.min(ahead + later, Math.max(block === 0 ? ahead : 0, deadline - clock()));
        hooks.onProgress('timing', ++done, total, `${engine} on ${bound.scenario.name}`, left);
      }
    }
  }
}

/** Calls of the first block of each cell. A run of one round has no other samples: there all get a whole block. */
function firstBlocks(
  session: Session,
  scenarios: readonly BoundScenario[],
  seconds: number,
): (engine: string, bound: BoundScenario) => number {
  const { repeats, pairs } = session.options;
  const cells = scenarios.flatMap((bound) => session.active.map((engine) => ({ engine, bound })));
  const costs = cells.map(({ engine, bound }) => session.estimate(engine, bound.scenario));
  const most = Math.min(BLOCK_CALLS, repeats);
  const warmUp = costs.reduce((sum, cost) => sum + warmUpMilliseconds(cost), 0) / 1000;
  const calls = blockCalls(costs, seconds - warmUp, pairs === 1 ? most : 1, most);
  const byCell = new Map(
    cells.map(({ engine, bound }, i) => [cellKey(engine, bound.scenario.name), calls[i] as number]),
  );
  return (engine, { scenario }) => byCell.get(cellKey(engine, scenario.name)) ?? most;
}

async function sampleBlock(session: Session, { scenario, query }: BoundScenario, engine: string, calls: number) {
  const samples = await session.attempt(engine, scenario, (process) => process.ask({ kind: 'sample', query, calls }));
  session.record(engine, scenario, samples ?? []);
}

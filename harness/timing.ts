import type { BenchHooks, BoundScenario } from './options.ts';
import { BLOCK_CALLS, blockOrder } from './schedule.ts';
import type { Session } from './session.ts';

/** A clock in seconds. */
export type Clock = () => number;

/**
 * Times the active engines in blocks of calls that take turns, round after round. The first round is taken
 * whatever the budget; in later ones a scenario is left out where its blocks would not fit any more, for all
 * engines at once, so that none is favoured.
 * @param deadline on the clock.
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
  const rounds = Math.ceil(repeats / BLOCK_CALLS);
  const total = rounds * scenarios.length * session.active.length;
  let done = 0;
  for (let round = 0; round < rounds; round++) {
    const calls = Math.min(BLOCK_CALLS, repeats - round * BLOCK_CALLS);
    for (const [index, bound] of scenarios.entries()) {
      const order = blockOrder(session.active, index, round, seed);
      const fits = clock() + groupSeconds(bound) <= deadline;
      for (const engine of order) {
        if (round === 0 || fits) await sampleBlock(session, bound, engine, calls);
        const ahead = scenarios.slice(index + 1).reduce((sum, next) => sum + groupSeconds(next), 0);
        const later = (rounds - round - 1) * scenarios.reduce((sum, next) => sum + groupSeconds(next), 0);
        const left = Math.min(ahead + later, Math.max(round === 0 ? ahead : 0, deadline - clock()));
        hooks.onProgress('timing', ++done, total, `${engine} on ${bound.scenario.name}`, left);
      }
    }
  }
}

async function sampleBlock(session: Session, { scenario, query }: BoundScenario, engine: string, calls: number) {
  const samples = await session.attempt(engine, scenario, (process) => process.ask({ kind: 'sample', query, calls }));
  session.cell(engine, scenario)?.samples.push(...(samples ?? []));
}

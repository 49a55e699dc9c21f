import type { BoundScenario } from '../options.ts';
import type { Session } from '../session.ts';
import type { ScenarioTracks } from './scenario-tracks.ts';

/**
 * Asks for the tracks of every scenario, each of the engine that answers it soonest. To be called when a process has
 * been timed: it is not the same afterwards.
 * @throws LabError INTERRUPTED.
 */
export async function collectTracks(session: Session, scenarios: readonly BoundScenario[]): Promise<ScenarioTracks[]> {
  const found: ScenarioTracks[] = [];
  for (const { scenario, query } of scenarios) {
    const cost = (engine: string) => session.estimate(engine, scenario);
    const [soonest] = session.active.sort((a, b) => cost(a) - cost(b));
    if (soonest === undefined) break;
    const own = await session.attempt(soonest, scenario, (process) => process.ask({ kind: 'tracks', query }));
    if (own !== null) found.push({ scenario: scenario.name, ...own });
  }
  return found;
}

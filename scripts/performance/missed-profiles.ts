import { engineFormat, storeOf } from '../../engines/registry.ts';
import { anchorsOf } from '../../engines/store/anchors.ts';
import { listDays } from '../../engines/store/day-path.ts';
import type { PerformanceFacts } from '../../harness/performance/facts-document.ts';
import { profileEngine } from '../../harness/performance/profile-engine.ts';
import type { PerformanceData } from '../../reports/performance/data.ts';
import { GROWING_ENGINE, growthResults } from '../../reports/performance/other-targets.ts';
import { timeResults } from '../../reports/performance/time-targets.ts';
import { pickScenarios, SCENARIOS } from '../../scenarios/registry.ts';

/** Seconds that each engine is profiled for, after a warm-up. */
const SECONDS = 2;

interface Missed {
  readonly target: string;
  readonly engine: string;
  readonly scenario: string;
}

/** Profiles the engine of every target of time that is not reached, on the scenario it is farthest from it. */
export async function missedProfiles(
  { benches, sweeps }: Pick<PerformanceData, 'benches' | 'sweeps'>,
  stores: ReadonlyMap<string, string>,
  workers: number,
  signal: AbortSignal,
): Promise<PerformanceFacts['profiles']> {
  const last = benches.at(-1);
  if (last === undefined) return [];
  const { preset, bench } = last;
  const scenarios = bench.scenarios.map(({ name }) => name);
  const missed: Missed[] = timeResults(bench).flatMap(({ target, engine, ratios, verdict }) => {
    if (verdict !== 'not reached' || engine === null) return [];
    const sizes = ratios.map((measure) => measure?.estimate ?? 0);
    const scenario = scenarios[sizes.indexOf(Math.max(...sizes))] as string;
    return [{ target: `${target.what}, against ${target.against}`, engine, scenario }];
  });
  const growing = growthResults(sweeps).filter(({ verdict }) => verdict === 'not reached');
  for (const { what } of growing)
    missed.push({ target: what, engine: GROWING_ENGINE, scenario: scenarios[0] as string });
  const profiles: PerformanceFacts['profiles'] = [];
  for (const { engine, scenario, target } of missed) {
    const dataDir = storeOf(engine, stores) as string;
    const [named] = pickScenarios(SCENARIOS, [scenario]);
    const query = named?.query({ days: listDays(dataDir), anchors: anchorsOf(dataDir, 0) });
    if (query === undefined || engineFormat(engine) === null) continue;
    const found = await profileEngine({ engine, dataDir, workers, query, seconds: SECONDS }, signal);
    profiles.push({ target, engine, preset, scenario, calls: found.calls, frames: found.frames });
  }
  return profiles;
}

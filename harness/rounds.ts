import { toLabError } from '../engines/errors.ts';
import { PEER_NAMES } from '../engines/peers/registry.ts';
import { storeOf } from '../engines/registry.ts';
import { EngineProcess } from './engine-process.ts';
import { type Conditions, conditionsBetween, readCounts } from './environment/conditions.ts';
import { explainTimes, explanationSeconds } from './explain-times.ts';
import type { Agreement, Arbiter } from './identity.ts';
import { type IdentityCheck, MajorityIdentity } from './identity-check.ts';
import { type BenchHooks, type BenchOptions, type BoundScenario, engineNamed } from './options.ts';
import { roundHooks } from './round-progress.ts';
import { Session } from './session.ts';
import { type Clock, takeSamples } from './timing.ts';
import { collectTracks } from './tracks/collect.ts';
import type { ScenarioTracks } from './tracks/scenario-tracks.ts';
import { warmUpMilliseconds } from './warm-up.ts';

/** What the rounds of a run found. */
export interface RoundsResult {
  readonly session: Session;
  /** What the engines agree on, by scenario. */
  readonly agreements: ReadonlyMap<string, Agreement>;
  /** What the machine did in each round. */
  readonly conditions: Conditions[];
  /** What the scenarios returned, for a map. */
  readonly tracks: ScenarioTracks[];
}

/** Engines whose processes live at the same time, and what they are asked. */
interface Part {
  readonly engines: readonly string[];
  readonly scenarios: readonly BoundScenario[];
}

/**
 * Runs rounds of fresh processes, one of every engine, one round a process pair: identity first, then time. Each round
 * has an equal share of the time that is left, and so has each group of it. The first is run whatever the budget; a
 * later one only where it fits, with one timed call a cell at least. An aborted run gives what it has.
 * @throws LabError where an engine cannot be opened in the first round.
 */
export async function runRounds(
  options: BenchOptions,
  scenarios: readonly BoundScenario[],
  clock: Clock,
  deadline: number,
  hooks: BenchHooks,
  start: (engine: string) => EngineProcess = (engine) => new EngineProcess(engine),
  identity: IdentityCheck = new MajorityIdentity(),
): Promise<RoundsResult> {
  const session = new Session(options, new Map());
  const conditions: Conditions[] = [];
  let tracks: ScenarioTracks[] = [];
  let openSeconds = 0;
  let goesOn = true;
  const parts = partsOf(options, scenarios);
  try {
    for (let round = 0; round < options.pairs && goesOn; round++) {
      if (round > 0 && clock() + openSeconds + leastSeconds(session, parts) > deadline) break;
      const begun = clock();
      const before = readCounts();
      const end = begun + (deadline - begun) / (options.pairs - round);
      openSeconds = 0;
      for (const [i, part] of parts.entries()) {
        const engines = part.engines.filter((engine) => session.left.includes(engine));
        if (engines.length === 0) continue;
        const partBegun = clock();
        const partEnd = partBegun + (end - partBegun) / (parts.length - i);
        const step = {
          round,
          rounds: options.pairs,
          done: round * parts.length + i,
          steps: options.pairs * parts.length,
        };
        const own = roundHooks(hooks, step, clock);
        await withProcesses(engines, start, hooks.signal, async (processes) => {
          session.beginRound(round, processes);
          await openAll(session, part.scenarios, own);
          openSeconds += clock() - partBegun;
          goesOn = await identity.check(session, part.scenarios, own, arbiterOf(options, processes, start));
          if (!goesOn) return;
          // In the first round, so that no budget leaves it out.
          const explaining = round === 0 ? explanationSeconds(session, part.scenarios) : 0;
          if (session.active.length > 0) await takeSamples(session, part.scenarios, clock, partEnd - explaining, own);
          if (round === 0 && options.groups === undefined) tracks = await collectTracks(session, part.scenarios);
          if (explaining > 0) await explainTimes(session, part.scenarios, explaining, own);
        });
        if (!goesOn) break;
      }
      session.endRound();
      conditions.push(
        conditionsBetween(
          before,
          readCounts(),
          round,
          options.engines.some((engine) => hasOwnProcess(engineNamed(engine, options))),
        ),
      );
      if (session.left.length === 0) break;
    }
  } catch (error) {
    if (!hooks.signal.aborted) throw error;
  }
  return { session, agreements: identity.agreements, conditions, tracks };
}

function partsOf({ engines, groups }: BenchOptions, scenarios: readonly BoundScenario[]): readonly Part[] {
  if (groups === undefined) return [{ engines, scenarios }];
  return groups.map((group) => ({
    engines: group.engines,
    scenarios: scenarios.filter(({ scenario }) => group.scenarios.includes(scenario.name)),
  }));
}

/** Seconds of a round that takes one checked call, the warm-up, one untimed and one timed call of each cell. */
function leastSeconds(session: Session, parts: readonly Part[]): number {
  const calls = parts.flatMap(({ engines, scenarios }) => {
    const left = engines.filter((engine) => session.left.includes(engine));
    return scenarios.flatMap(({ scenario }) => left.map((engine) => session.estimate(engine, scenario)));
  });
  return calls.reduce((sum, call) => sum + 3 * call + warmUpMilliseconds(call), 0) / 1000;
}

/** Whether an engine is a peer in a process of its own. */
function hasOwnProcess(engine: string): boolean {
  return PEER_NAMES.includes(engine) && !engine.startsWith('duckdb/');
}

/** Starts a process an engine for a piece of work; afterwards, or when the run is aborted, they are ended. */
async function withProcesses(
  engines: readonly string[],
  start: (engine: string) => EngineProcess,
  signal: AbortSignal,
  work: (processes: Map<string, EngineProcess>) => Promise<void>,
): Promise<void> {
  signal.throwIfAborted();
  const processes = new Map(engines.map((engine) => [engine, start(engine)]));
  const kill = () => processes.forEach((process) => void process.kill());
  signal.addEventListener('abort', kill);
  try {
    await work(processes);
  } finally {
    signal.removeEventListener('abort', kill);
    kill();
    // What still dies would disturb the next round.
    await Promise.all([...processes.values()].map(({ gone }) => gone));
  }
}

/** In the first round an engine that cannot be opened ends the run: nothing was measured yet, and it may be a mistake. */
async function openAll(session: Session, scenarios: readonly BoundScenario[], hooks: BenchHooks): Promise<void> {
  const { stores, workers, arms } = session.options;
  let done = 0;
  for (const [engine, process] of session.processes) {
    const arm = arms?.get(engine) ?? { engine, dataDir: storeOf(engine, stores) as string, workers };
    const request = { kind: 'open', ...arm } as const;
    const [first] = scenarios;
    if (session.round === 0 || first === undefined) await process.ask(request);
    else await session.attempt(engine, first.scenario, () => process.ask(request));
    hooks.onProgress('open', ++done, session.processes.size, engine, null);
  }
}

/** The naive engine, which runs for this alone where it was not picked. */
function arbiterOf(
  { stores, workers }: BenchOptions,
  processes: Map<string, EngineProcess>,
  start: (engine: string) => EngineProcess,
): Arbiter {
  const [[format, dataDir] = ['', '']] = stores;
  const engine = `naive/${format}`;
  return async ({ query }) => {
    try {
      let process = processes.get(engine);
      if (process === undefined) {
        process = start(engine);
        processes.set(engine, process);
        await process.ask({ kind: 'open', engine, dataDir, workers });
      }
      return { engine, answer: await process.ask({ kind: 'identify', query }) };
    } catch (error) {
      if (toLabError(error).code === 'INTERRUPTED') throw error;
      return null;
    }
  };
}

import { toLabError } from '../engines/errors.ts';
import { PEER_NAMES } from '../engines/peers/registry.ts';
import { storeOf } from '../engines/registry.ts';
import { EngineProcess } from './engine-process.ts';
import { type Conditions, conditionsBetween, readCounts } from './environment/conditions.ts';
import { explainTimes, explanationSeconds } from './explain-times.ts';
import { type Agreement, type Arbiter, checkIdentity, verifyAnswers } from './identity.ts';
import { type BenchHooks, type BenchOptions, type BoundScenario, engineNamed } from './options.ts';
import { roundHooks } from './round-progress.ts';
import { Session } from './session.ts';
import { type Clock, takeSamples } from './timing.ts';
import { collectTracks } from './tracks/collect.ts';
import type { ScenarioTracks } from './tracks/scenario-tracks.ts';

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

/**
 * Runs rounds of fresh processes, one of every engine, one round a process pair: identity first, then time. Each round
 * has an equal share of the time that is left. The first is run whatever the budget; a later one only where it fits,
 * with one timed call a cell at least. An aborted run gives what it has.
 * @throws LabError where an engine cannot be opened in the first round.
 */
export async function runRounds(
  options: BenchOptions,
  scenarios: readonly BoundScenario[],
  clock: Clock,
  deadline: number,
  hooks: BenchHooks,
  start: (engine: string) => EngineProcess = (engine) => new EngineProcess(engine),
): Promise<RoundsResult> {
  const session = new Session(options, new Map());
  let agreements = new Map<string, Agreement>();
  const conditions: Conditions[] = [];
  let tracks: ScenarioTracks[] = [];
  let openSeconds = 0;
  try {
    for (let round = 0; round < options.pairs; round++) {
      if (round > 0 && clock() + openSeconds + leastSeconds(session, scenarios) > deadline) break;
      const begun = clock();
      const before = readCounts();
      const end = begun + (deadline - begun) / (options.pairs - round);
      const own = roundHooks(hooks, round, options.pairs, clock);
      await withProcesses(round === 0 ? options.engines : session.active, start, hooks.signal, async (processes) => {
        session.beginRound(round, processes);
        await openAll(session, scenarios, own);
        openSeconds = clock() - begun;
        if (round === 0)
          agreements = await checkIdentity(session, scenarios, own, arbiterOf(options, processes, start));
        else await verifyAnswers(session, scenarios, agreements, own);
        // In the first round, so that no budget leaves it out.
        const explaining = round === 0 ? explanationSeconds(session, scenarios) : 0;
        if (session.active.length > 0) await takeSamples(session, scenarios, clock, end - explaining, own);
        if (round === 0) tracks = await collectTracks(session, scenarios);
        if (explaining > 0) await explainTimes(session, scenarios, explaining, own);
        session.endRound();
      });
      conditions.push(
        conditionsBetween(
          before,
          readCounts(),
          round,
          options.engines.some((engine) => hasOwnProcess(engineNamed(engine, options))),
        ),
      );
      if (session.active.length === 0) break;
    }
  } catch (error) {
    if (!hooks.signal.aborted) throw error;
  }
  return { session, agreements, conditions, tracks };
}

/** Seconds of a round that takes one checked, one untimed and one timed call of each cell. */
function leastSeconds(session: Session, scenarios: readonly BoundScenario[]): number {
  const calls = scenarios.flatMap(({ scenario }) => session.active.map((engine) => session.estimate(engine, scenario)));
  return (3 * calls.reduce((sum, milliseconds) => sum + milliseconds, 0)) / 1000;
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

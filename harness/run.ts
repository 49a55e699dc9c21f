import { LabError, toLabError } from '../engines/errors.ts';
import { toRequest } from '../engines/query/request.ts';
import { storeOf } from '../engines/registry.ts';
import { anchorsOf } from '../engines/store/anchors.ts';
import { listDays } from '../engines/store/day-path.ts';
import { ANCHORS } from '../scenarios/anchored.ts';
import { type BenchDocument, SCHEMA_NAME, SCHEMA_VERSION } from './document.ts';
import { EngineProcess } from './engine-process.ts';
import { readEnvironment } from './environment.ts';
import { type Agreement, type Arbiter, checkIdentity } from './identity.ts';
import type { BenchHooks, BenchOptions, BoundScenario } from './options.ts';
import { BLOCK_CALLS } from './schedule.ts';
import { Session } from './session.ts';
import { PERCENTILE_METHOD } from './stats.ts';
import { takeSamples } from './timing.ts';

/**
 * Runs the bench: first identity, then time, each engine in its own long-lived process.
 * An aborted run returns what it has, with `complete: false`.
 * @throws LabError where no engine could be opened, or all failed alike.
 */
export async function runBench(options: BenchOptions, hooks: BenchHooks): Promise<BenchDocument> {
  const started = now();
  const environment = readEnvironment();
  const scenarios = bindScenarios(options);
  const processes = new Map(options.engines.map((engine) => [engine, new EngineProcess(engine)]));
  const session = new Session(options, processes);
  const kill = () => processes.forEach((process) => void process.kill());
  hooks.signal.addEventListener('abort', kill);
  let agreements = new Map<string, Agreement>();
  try {
    hooks.signal.throwIfAborted();
    await openAll(options, processes, hooks);
    agreements = await checkIdentity(session, scenarios, hooks, arbiterOf(options, processes));
    if (session.active.length > 0) {
      await takeSamples(session, scenarios, now, started + options.budgetSeconds, hooks);
    }
  } catch (error) {
    if (!hooks.signal.aborted) throw error;
  } finally {
    hooks.signal.removeEventListener('abort', kill);
    kill();
  }
  return {
    schema: SCHEMA_NAME,
    version: SCHEMA_VERSION,
    createdAt: new Date().toISOString(),
    complete: !hooks.signal.aborted,
    environment,
    configuration: {
      stores: Object.fromEntries(options.stores),
      fixture: options.fixture,
      workers: options.workers,
      repeats: options.repeats,
      budgetSeconds: options.budgetSeconds,
      seed: options.seed,
      blockCalls: BLOCK_CALLS,
      percentileMethod: PERCENTILE_METHOD,
    },
    scenarios: scenarios.map(({ scenario, query }) => ({
      name: scenario.name,
      description: scenario.description,
      request: toRequest(query),
      digest: agreements.get(scenario.name)?.digest ?? null,
      hits: agreements.get(scenario.name)?.hits ?? null,
      pointsReturned: agreements.get(scenario.name)?.pointsReturned ?? null,
    })),
    engines: session.verdicts(),
    cells: session.cells(),
  };
}

/** @throws LabError BAD_OPTION where the stores hold different days. */
function bindScenarios({ stores, scenarios }: BenchOptions): BoundScenario[] {
  const [first, ...others] = [...stores.values()].map((dataDir) => listDays(dataDir));
  const days = first ?? [];
  if (others.some((other) => other.join() !== days.join())) {
    throw new LabError('BAD_OPTION', `the stores ${[...stores.values()].join(' and ')} hold different days`);
  }
  const [dataDir] = stores.values();
  const anchors = dataDir === undefined ? [] : anchorsOf(dataDir, ANCHORS);
  return scenarios.map((scenario) => ({ scenario, query: scenario.query({ days, anchors }) }));
}

/** The naive engine, which runs for this alone where it was not picked. */
function arbiterOf({ stores, workers }: BenchOptions, processes: Map<string, EngineProcess>): Arbiter {
  const [[format, dataDir] = ['', '']] = stores;
  const engine = `naive/${format}`;
  return async ({ query }) => {
    try {
      let process = processes.get(engine);
      if (process === undefined) {
        process = new EngineProcess(engine);
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

async function openAll(options: BenchOptions, processes: ReadonlyMap<string, EngineProcess>, hooks: BenchHooks) {
  const { stores, workers } = options;
  let done = 0;
  for (const [engine, process] of processes) {
    const dataDir = storeOf(engine, stores) as string;
    await process.ask({ kind: 'open', engine, dataDir, workers });
    hooks.onProgress('open', ++done, processes.size, engine, null);
  }
}

function now(): number {
  return performance.now() / 1000;
}

import { LabError } from '../engines/errors.ts';
import { toRequest } from '../engines/query/request.ts';
import { anchorsOf } from '../engines/store/anchors.ts';
import { listDays } from '../engines/store/day-path.ts';
import { ANCHORS } from '../scenarios/anchored.ts';
import { dayFiles } from './day-files.ts';
import { type BenchDocument, SCHEMA_NAME, SCHEMA_VERSION } from './document.ts';
import { EngineProcess } from './engine-process.ts';
import { readEnvironment } from './environment/environment.ts';
import { type IdentityCheck, MajorityIdentity } from './identity-check.ts';
import { type BenchHooks, type BenchOptions, type BoundScenario, engineNamed } from './options.ts';
import { runRounds } from './rounds.ts';
import { BLOCK_CALLS } from './schedule.ts';
import { PERCENTILE_METHOD } from './stats.ts';

/**
 * Runs the bench: first identity, then time, each engine in a process of its own, in `pairs` rounds of fresh ones.
 * An aborted run returns what it has, with `complete: false`.
 * @throws LabError where no engine could be opened, or all failed alike.
 */
export async function runBench(
  options: BenchOptions,
  hooks: BenchHooks,
  identity: IdentityCheck = new MajorityIdentity(),
): Promise<BenchDocument> {
  const started = now();
  const environment = readEnvironment([...new Set(options.engines.map((engine) => engineNamed(engine, options)))]);
  const scenarios = bindScenarios(options);
  const { session, agreements, conditions, tracks } = await runRounds(
    options,
    scenarios,
    now,
    started + options.budgetSeconds,
    hooks,
    (engine) => new EngineProcess(engine),
    identity,
  );
  return {
    schema: SCHEMA_NAME,
    version: SCHEMA_VERSION,
    createdAt: new Date().toISOString(),
    complete: !hooks.signal.aborted,
    environment,
    conditions,
    configuration: {
      stores: Object.fromEntries(options.stores),
      dayFiles: dayFiles(options.stores),
      fixture: options.fixture,
      workers: options.workers,
      repeats: options.repeats,
      pairs: options.pairs,
      baseline: options.baseline,
      floor: options.floor,
      budgetSeconds: options.budgetSeconds,
      seed: options.seed,
      blockCalls: BLOCK_CALLS,
      percentileMethod: PERCENTILE_METHOD,
      ...(options.fewer === undefined
        ? {}
        : { fewer: options.fewer.map((rule) => ({ ...rule, except: [...rule.except] })) }),
      ...(options.arms === undefined ? {} : { arms: Object.fromEntries(options.arms) }),
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
    tracks,
  };
}

/**
 * The query of each scenario on some stores.
 * @throws LabError BAD_OPTION where the stores hold different days.
 */
export function bindScenarios({ stores, scenarios }: Pick<BenchOptions, 'stores' | 'scenarios'>): BoundScenario[] {
  const [first, ...others] = [...stores.values()].map((dataDir) => listDays(dataDir));
  const days = first ?? [];
  if (others.some((other) => other.join() !== days.join())) {
    throw new LabError('BAD_OPTION', `the stores ${[...stores.values()].join(' and ')} hold different days`);
  }
  const [dataDir] = stores.values();
  const anchors = dataDir === undefined ? [] : anchorsOf(dataDir, ANCHORS);
  return scenarios.map((scenario) => ({ scenario, query: scenario.query({ days, anchors }) }));
}

function now(): number {
  return performance.now() / 1000;
}

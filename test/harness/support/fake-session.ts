import { newCounters } from '../../../engines/engine.ts';
import { flights } from '../../../engines/query/builder.ts';
import type { ChildRequest, Identification } from '../../../harness/child-messages.ts';
import type { Costs } from '../../../harness/costs.ts';
import { digestOf } from '../../../harness/digest.ts';
import type { EngineProcess } from '../../../harness/engine-process.ts';
import type { BenchHooks, BenchOptions, BoundScenario } from '../../../harness/options.ts';
import type { PlainTrajectory } from '../../../harness/plain-result.ts';
import { Session } from '../../../harness/session.ts';
import type { Scenario } from '../../../scenarios/scenario.ts';

/** What a fake engine does; a function may throw. Which scenario is asked shows in the start of the query. */
export interface FakeEngine {
  /** Its result, by the number of the scenario. */
  readonly result?: (scenario: number) => readonly PlainTrajectory[];
  /** Milliseconds of the i-th call of a block; also those of the checked call. */
  readonly sample?: (scenario: number, call: number) => number;
  /** In place of `result` where the result is asked for whole. */
  readonly fetch?: (scenario: number) => readonly PlainTrajectory[];
  /** Candidates that it counts; none where the test names none. */
  readonly candidates?: (scenario: number) => number;
  /** Called where its stages are asked for. */
  readonly stages?: (scenario: number) => void;
  /** Whether it is another process. */
  readonly peer?: boolean;
}

/** A request as it reached a fake engine. */
export interface Asked {
  readonly engine: string;
  readonly kind: ChildRequest['kind'];
  readonly scenario: number;
}

export interface FakeRun {
  readonly session: Session;
  readonly scenarios: readonly BoundScenario[];
  /** Every request, in order. */
  readonly asked: Asked[];
  readonly progress: string[];
  readonly hooks: BenchHooks;
  /** Starts another process of an engine. */
  readonly start: (engine: string) => EngineProcess;
  /** Processes as they were started and killed by `start`, in order. */
  readonly events: string[];
}

/** A session whose processes are objects; scenario i is named `s/i` and starts at second i. */
export function fakeRun(
  engines: Readonly<Record<string, FakeEngine>>,
  { scenarios = 1, ...rest }: { scenarios?: number } & Partial<Omit<BenchOptions, 'scenarios'>> = {},
): FakeRun {
  const asked: Asked[] = [];
  const bound = Array.from({ length: scenarios }, (_, i): BoundScenario => {
    const query = flights(i, 1000).build();
    return { scenario: { name: `s/${i}`, description: '', query: () => query }, query };
  });
  const events: string[] = [];
  const start = (engine: string): EngineProcess => {
    const fake = engines[engine] ?? {};
    events.push(`start ${engine}`);
    const ask = async (request: ChildRequest): Promise<unknown> => {
      const scenario = 'query' in request ? request.query.t1 : -1;
      asked.push({ engine, kind: request.kind, scenario });
      return answer(fake, request, scenario);
    };
    const kill = () => void events.push(`kill ${engine}`);
    return { engine, ask, kill, gone: Promise.resolve() } as unknown as EngineProcess;
  };
  const processes = Object.keys(engines).map((engine) => [engine, start(engine)] as const);
  const options: BenchOptions = {
    stores: new Map([['bz2', 'data']]),
    fixture: null,
    engines: Object.keys(engines),
    scenarios: bound.map(({ scenario }): Scenario => scenario),
    repeats: 10,
    pairs: 1,
    baseline: Object.keys(engines)[0] ?? '',
    floor: 0.05,
    stages: 'none',
    workers: 1,
    budgetSeconds: 10,
    seed: 1,
    storeFlags: '--data-dir data',
    ...rest,
  };
  const progress: string[] = [];
  const hooks: BenchHooks = {
    signal: new AbortController().signal,
    onProgress: (phase, done, total, label) => void progress.push(`${phase} ${done}/${total} ${label}`),
  };
  events.length = 0;
  return { session: new Session(options, new Map(processes)), scenarios: bound, asked, progress, hooks, start, events };
}

function answer(fake: FakeEngine, request: ChildRequest, scenario: number): unknown {
  const { result = () => [], fetch = result, sample = () => 1, candidates = () => 0 } = fake;
  switch (request.kind) {
    case 'open':
      return null;
    case 'identify':
      return identification(result(scenario), sample(scenario, 0), candidates(scenario));
    case 'sample':
      return Array.from({ length: request.calls }, (_, i) => sample(scenario, i));
    case 'costs':
      return fake.peer === true ? null : costs(request.calls);
    case 'stages':
      fake.stages?.(scenario);
      return fake.peer === true
        ? null
        : { stages: [{ stage: 'other', milliseconds: 1 }], wholeMilliseconds: 1, workers: null };
    case 'fetch':
      return fetch(scenario);
    case 'tracks':
      return { returned: 0, tracks: [] };
  }
}

function identification(result: readonly PlainTrajectory[], milliseconds: number, candidates: number): Identification {
  const counters = { ...newCounters(), candidates };
  return { digest: digestOf(result), counters, hits: result.length, pointsReturned: 0, milliseconds };
}

function costs(calls: number): Costs {
  return {
    ...{ calls, userMilliseconds: 1, systemMilliseconds: 0, peakRss: 1e8, heapBytes: 1, externalBytes: 1 },
    ...{ collections: 0, collectionMilliseconds: 0 },
  };
}

import type { BenchCell, BenchDocument, BenchEngine } from '../../../harness/document.ts';
import type { Conditions } from '../../../harness/environment/conditions.ts';

/** Samples of a cell in one round by engine and scenario; ten where the test names none. */
type SamplesOf = (engine: string, scenario: string, round: number) => number[];

/** What a test wants of a document. */
export interface DocumentParts {
  readonly engines?: readonly BenchEngine[];
  readonly scenarios?: readonly string[];
  readonly samples?: SamplesOf;
  /** Candidates of a scenario. */
  readonly candidates?: (scenario: string) => number;
  readonly complete?: boolean;
  /** Rounds that were taken. */
  readonly rounds?: number;
  readonly configuration?: Partial<BenchDocument['configuration']>;
  readonly environment?: Partial<BenchDocument['environment']>;
  readonly conditions?: (round: number) => Partial<Conditions>;
}

/** A round on a machine that does nothing else. */
const QUIET = {
  ...{ seconds: 10, ownCores: 1, otherCores: 0.02, stolenCores: 0, cpuPressure: 0.4, memoryPressure: 0, ioPressure: 0 },
  ...{ throttled: null, swappedPages: 0 },
};

const ten = (value: number): number[] => Array.from({ length: 10 }, (_, i) => value + i / 10);

/** A document written by hand: naive/bz2 takes 40 ms, typed/lz4 10 ms. */
export function benchDocument({
  engines = [
    { name: 'naive/bz2', status: 'ok' },
    { name: 'typed/lz4', status: 'ok' },
  ],
  scenarios = ['s/one', 's/two'],
  samples = (engine) => ten(engine === 'naive/bz2' ? 40 : 10),
  candidates = () => 100,
  complete = true,
  rounds = 1,
  configuration = {},
  environment = {},
  conditions = () => ({}),
}: DocumentParts = {}): BenchDocument {
  const cells = engines.flatMap(({ name, status }) =>
    scenarios.map(
      (scenario): BenchCell => ({
        engine: name,
        scenario,
        digest: 'd1',
        counters: {
          candidates: candidates(scenario),
          rows: candidates(scenario),
          bytesRead: 123_456,
          bytesDecompressed: 234_567,
          pointsDecoded: 4_321,
          tasks: 0,
        },
        rounds: Array.from({ length: status === 'ok' ? rounds : 0 }, (_, round) => ({
          round,
          samples: samples(name, scenario, round),
        })),
      }),
    ),
  );
  return {
    schema: 'querylab/bench',
    version: 2,
    createdAt: '2024-06-11T18:00:00.000Z',
    complete,
    environment: {
      ...{ cpu: 'Some CPU', cores: 4, memoryBytes: 8e9, platform: 'linux', release: '6', arch: 'x64', load: 0.5 },
      ...{ governor: 'unknown', cpuPressure: 0, timerStep: 1e-5, debugBuild: false, nodeOptions: '' },
      ...{ node: '20.0.0', v8: '11', sqlite: '3.50.0', sqliteOptions: ['ENABLE_RTREE'] },
      ...{ packages: { tinybench: '6.0.0' }, peers: {}, commit: null, dirty: null },
      ...environment,
    },
    conditions: Array.from({ length: rounds }, (_, round) => ({ ...QUIET, round, ...conditions(round) })),
    configuration: {
      stores: { bz2: 'store/bz2', lz4: 'store/lz4' },
      dayFiles: [{ format: 'bz2', file: '2024/2024-163.sqlite', bytes: 4_096 }],
      fixture: null,
      ...{
        workers: 2,
        repeats: 10,
        pairs: rounds,
        baseline: 'naive/bz2',
        floor: 0.05,
        budgetSeconds: 90,
        seed: 1,
        blockCalls: 5,
        percentileMethod: 'type 7',
      },
      ...configuration,
    },
    scenarios: scenarios.map((name) => ({
      name,
      description: `about ${name}`,
      request: { t1: '2024-06-11T18:00:00Z', t2: '2024-06-11T19:00:00Z', ops: [] },
      digest: 'd1',
      hits: Math.min(40, candidates(name)),
      pointsReturned: 1_000,
    })),
    engines: [...engines],
    cells,
  };
}

/** An engine whose result differs. */
export function wrongEngine(rest: Partial<Extract<BenchEngine, { status: 'wrong' }>> = {}): BenchEngine {
  return {
    name: 'typed/lz4',
    status: 'wrong',
    scenario: 's/one',
    against: 'naive/bz2',
    place: 'trajectory 3 (source_id x, callsign BAW12), point 7, field alt',
    got: '1',
    expected: '3000',
    reproduce: 'npm run bench -- --preset tiny --engines naive/bz2,typed/lz4 --scenarios s/one',
    ...rest,
  };
}

import type { HeapProfiler, Profiler } from 'node:inspector';
import type { FlightQuery } from '../../engines/query/query.ts';

/** An engine and the query that is repeated on it. */
export interface TargetSetup {
  /** Folder of the package whose compiled engines run. */
  readonly root: string;
  readonly engine: string;
  readonly dataDir: string;
  readonly workers: number;
  readonly query: FlightQuery;
  /** Seconds that the query is repeated before anything is profiled. */
  readonly warmUpSeconds: number;
  /** Whether V8 may put functions into those that call them, where profiles cannot tell them apart. */
  readonly inlining: boolean;
}

/** What is taken while the query is repeated; `none` leaves that to a profiler outside. */
export type Probe = 'cpu' | 'heap' | 'none';

export type TargetRequest =
  | { readonly kind: 'prepare'; readonly setup: TargetSetup }
  | { readonly kind: 'run'; readonly probe: Probe; readonly seconds: number }
  /** Ends what runs after the query under way; it is not answered. */
  | { readonly kind: 'stop' };

/** What one thread did. */
export interface ThreadRecord {
  /** `main`, `worker 1` … */
  readonly name: string;
  readonly cpu?: Profiler.Profile;
  readonly heap?: HeapProfiler.SamplingHeapProfile;
}

export interface TargetRun {
  readonly queries: number;
  /** Seconds that they took. */
  readonly seconds: number;
  /** False where it was stopped early. */
  readonly complete: boolean;
  /** Empty where nothing was probed. */
  readonly threads: readonly ThreadRecord[];
}

export interface TargetAnswers {
  prepare: null;
  run: TargetRun;
}

import type { BenchDocument } from '../../harness/document.ts';
import type { PerformanceFacts } from '../../harness/performance/facts-document.ts';
import type { SweepDocument } from '../../harness/sweep/sweep-document.ts';

/** Everything that the performance page is made of. */
export interface PerformanceData {
  /** One run a preset, in the order of the page; targets are measured on the last. */
  readonly benches: readonly { readonly preset: string; readonly bench: BenchDocument }[];
  /** By axis: `candidates`, `trajectories`. */
  readonly sweeps: ReadonlyMap<string, SweepDocument>;
  readonly facts: PerformanceFacts;
}

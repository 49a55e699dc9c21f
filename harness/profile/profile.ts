import type { Pauses } from './gc-trace.ts';
import type { Samples } from './samples.ts';
import type { ThreadRecord } from './target-messages.ts';

/** Milliseconds of time, or bytes of allocation. */
export type ProfileUnit = 'ms' | 'bytes';

export interface ThreadSamples {
  readonly name: string;
  readonly samples: Samples;
}

/** Where the time or the memory of one engine's repeated query went. */
export interface Profile {
  readonly engine: string;
  readonly scenario: string;
  readonly tool: string;
  readonly unit: ProfileUnit;
  readonly queries: number;
  /** Seconds that they took. */
  readonly seconds: number;
  /** False where it was interrupted. */
  readonly complete: boolean;
  /** Whether functions may be hidden in those that call them. */
  readonly inlining: boolean;
  readonly threads: readonly ThreadSamples[];
  /** Collections, where they were watched. */
  readonly pauses?: readonly Pauses[];
  /** What the profiler itself wrote, for its own viewers. */
  readonly records: readonly ThreadRecord[];
}

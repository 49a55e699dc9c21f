import type { Counters, Plan } from '../engines/engine.ts';
import type { Failure } from '../engines/failure.ts';
import type { FlightQuery } from '../engines/query/query.ts';
import type { Costs } from './costs.ts';
import type { Arm } from './options.ts';
import type { PlainTrajectory } from './plain-result.ts';
import type { StageFindings } from './stages.ts';
import type { ScenarioTracks } from './tracks/scenario-tracks.ts';

/** What the harness asks of an engine's process. */
export type ChildRequest =
  | ({ readonly kind: 'open' } & Arm)
  /** Names of the engines that a package has. */
  | { readonly kind: 'list'; readonly root: string }
  | { readonly kind: 'identify'; readonly query: FlightQuery }
  | { readonly kind: 'sample'; readonly query: FlightQuery; readonly calls: number }
  | { readonly kind: 'costs'; readonly query: FlightQuery; readonly calls: number }
  | { readonly kind: 'stages'; readonly query: FlightQuery; readonly calls: number }
  | { readonly kind: 'fetch'; readonly query: FlightQuery }
  | { readonly kind: 'tracks'; readonly query: FlightQuery };

/** One checked call: what came back, and what it cost. */
export interface Identification {
  readonly digest: string;
  readonly counters: Counters;
  /** What the engine picked, where it picks among strategies. */
  readonly plan?: Plan;
  readonly hits: number;
  readonly pointsReturned: number;
  /** Milliseconds of the call, untrusted: the process was cold. */
  readonly milliseconds: number;
}

/** The answer to each kind of request. */
export interface ChildAnswers {
  open: null;
  list: readonly string[];
  identify: Identification;
  /** Milliseconds of each call, in the order they were taken. */
  sample: number[];
  /** Null for an engine that is another process and does not tell. */
  costs: Costs | null;
  stages: StageFindings | null;
  fetch: PlainTrajectory[];
  tracks: Omit<ScenarioTracks, 'scenario'>;
}

export type ChildReply = { readonly ok: true; readonly value: ChildAnswers[keyof ChildAnswers] } | Failure;

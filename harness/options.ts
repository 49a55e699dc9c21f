import type { FlightQuery } from '../engines/query/query.ts';
import type { Scenario } from '../scenarios/scenario.ts';

/** Everything a run of the bench depends on, resolved and valid. */
export interface BenchOptions {
  /** Data directory by format; all hold the same days. */
  readonly stores: ReadonlyMap<string, string>;
  readonly fixture: { readonly preset: string; readonly seed: number; readonly digest: string } | null;
  readonly engines: readonly string[];
  readonly scenarios: readonly Scenario[];
  /** Timed calls that each cell should get in each process. */
  readonly repeats: number;
  /** Rounds of fresh processes: each gives one process pair of every engine with the baseline. */
  readonly pairs: number;
  /** Engine that the others are compared with; one of `engines`. */
  readonly baseline: string;
  /** Difference from the baseline below which an engine is the same, as a share. */
  readonly floor: number;
  /** On which scenarios stages and costs are looked at: all, as many as a small part of the budget allows, or none. */
  readonly stages: 'all' | 'some' | 'none';
  readonly workers: number;
  readonly budgetSeconds: number;
  /** Seed of the order of blocks. */
  readonly seed: number;
  /** The command line that picked the store, for commands that reproduce a failure. */
  readonly storeFlags: string;
}

/** A scenario with its query on the store at hand. */
export interface BoundScenario {
  readonly scenario: Scenario;
  readonly query: FlightQuery;
}

export type Phase = 'open' | 'identity' | 'timing' | 'costs' | 'stages';

export interface BenchHooks {
  /** Called after every step; `secondsLeft` is null where nothing is known yet. */
  onProgress(phase: Phase, done: number, total: number, label: string, secondsLeft: number | null): void;
  /** Aborting ends the run soon, with what it has. */
  readonly signal: AbortSignal;
}

/** One line that runs just these engines on just this scenario. */
export function reproduceCommand(options: BenchOptions, engines: readonly string[], scenario: Scenario): string {
  const selector = scenario.selector ?? `--scenarios ${scenario.name}`;
  return `npm run bench -- ${options.storeFlags} --engines ${engines.join(',')} ${selector}`;
}

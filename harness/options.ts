import type { FlightQuery } from '../engines/query/query.ts';
import type { Scenario } from '../scenarios/scenario.ts';

/** An engine on a store, with workers or of a build of its own, which stands in a run under another name. */
export interface Arm {
  readonly engine: string;
  readonly dataDir: string;
  readonly workers: number;
  /** Folder of the package whose compiled engine it is, where that is not this one. */
  readonly root?: string;
  /** Share by which every timed call is made longer, so that a run can show that it would see it. */
  readonly slowdown?: number;
}

/** Engines whose processes live at the same time, on scenarios of their own. */
export interface Group {
  readonly engines: readonly string[];
  /** Names. */
  readonly scenarios: readonly string[];
}

/** Engines that take part in the first rounds of processes only. */
export interface FewerPairs {
  /** Milliseconds that one pass over all scenarios takes such an engine at least, by what these rounds found. */
  readonly aboveMs: number;
  readonly pairs: number;
  /** Engines that the rule spares. */
  readonly except: readonly string[];
}

/** Everything a run of the bench depends on, resolved and valid. */
export interface BenchOptions {
  /** Data directory by format; all hold the same days. */
  readonly stores: ReadonlyMap<string, string>;
  readonly fixture: { readonly preset: string; readonly seed: number; readonly digest: string } | null;
  /** Names of engines, or of arms. */
  readonly engines: readonly string[];
  /** What those of `engines` stand for that are names of arms. */
  readonly arms?: ReadonlyMap<string, Arm>;
  /** Parts of each round, one after the other; without them, a round is one of all engines and scenarios. */
  readonly groups?: readonly Group[];
  /** Without it, every engine takes part in every round. */
  readonly fewer?: readonly FewerPairs[];
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

export type Phase = 'plan' | 'open' | 'identity' | 'timing' | 'costs' | 'stages';

/** One of the parts that a run's rounds of processes have. */
export interface Step {
  readonly round: number;
  readonly rounds: number;
  /** Steps of all rounds before this one, and all there are. */
  readonly done: number;
  readonly steps: number;
}

export interface BenchHooks {
  /** Called where one begins. */
  readonly onStep?: (step: Step) => void;
  /** Called after every step; `secondsLeft` is null where nothing is known yet. */
  onProgress(phase: Phase, done: number, total: number, label: string, secondsLeft: number | null): void;
  /** Aborting ends the run soon, with what it has. */
  readonly signal: AbortSignal;
}

/** The engine that a name in a run stands for. */
export function engineNamed(name: string, { arms }: Pick<BenchOptions, 'arms'>): string {
  return arms?.get(name)?.engine ?? name;
}

/** One line that runs just these engines on just this scenario. */
export function reproduceCommand(options: BenchOptions, engines: readonly string[], scenario: Scenario): string {
  const selector = scenario.selector ?? `--scenarios ${scenario.name}`;
  const names = engines.map((engine) => engineNamed(engine, options));
  return `npm run bench -- ${options.storeFlags} --engines ${names.join(',')} ${selector}`;
}

import { type BenchDocument, cellKey } from '../document.ts';
import { pairSpeedup, type Speedup } from './pair-speedup.ts';
import { roundLogs, roundMedians, wholeRounds } from './round-logs.ts';
import { type Judgement, judge } from './verdict.ts';

/** An engine against the baseline. */
export interface Comparison extends Judgement {
  readonly engine: string;
  /** Name of the scenario; null for all that count together. */
  readonly scenario: string | null;
  /** Rounds in which both were measured: process pairs. */
  readonly pairs: number;
  readonly speedup: Speedup;
}

/** Every comparison of a run, from its raw samples. */
export interface Comparisons {
  /** The engine that the others are compared with; null where none was timed. */
  readonly baseline: string | null;
  /** Scenarios in the figures of whole engines: all engines were timed on them, and they met candidates. */
  readonly scenarios: readonly string[];
  /** One an engine other than the baseline, over `scenarios`. */
  readonly engines: readonly Comparison[];
  /** One an engine and scenario. */
  readonly cells: readonly Comparison[];
}

/**
 * Compares every engine with a baseline: the one that the run was asked for, if no other is given, or the first that
 * was timed where that one is out. The figure of a whole engine takes, in each pair, the mean of the logarithms over the
 * scenarios that count (a geometric mean of speed-ups), and treats these as a cell treats its pairs.
 */
export function compare(document: BenchDocument, asked = document.configuration.baseline): Comparisons {
  const timed = timedEngines(document);
  const baseline = timed.includes(asked) ? asked : (timed[0] ?? null);
  const scenarios = countingScenarios(document, timed);
  if (baseline === null) return { baseline, scenarios, engines: [], cells: [] };
  const { floor } = document.configuration;
  const medians = new Map(document.cells.map((cell) => [cellKey(cell.engine, cell.scenario), roundMedians(cell)]));
  const logs = (engine: string, scenario: string) =>
    roundLogs(medians.get(cellKey(baseline, scenario)), medians.get(cellKey(engine, scenario)));
  const others = timed.filter((engine) => engine !== baseline);
  return {
    baseline,
    scenarios,
    engines: others.flatMap((engine) =>
      comparison(engine, null, meanLogs(scenarios.map((scenario) => logs(engine, scenario))), floor),
    ),
    cells: document.scenarios.flatMap(({ name }) =>
      others.flatMap((engine) => comparison(engine, name, [...logs(engine, name).values()], floor)),
    ),
  };
}

/** Engines that are neither wrong nor failed and have a sample, in the document's order. */
export function timedEngines({ engines, cells }: BenchDocument): string[] {
  const sampled = new Set(cells.filter(({ rounds }) => rounds.length > 0).map(({ engine }) => engine));
  return engines.filter(({ name, status }) => status === 'ok' && sampled.has(name)).map(({ name }) => name);
}

/** A query without candidates opens no blob: its time says nothing of how blobs are read. */
function countingScenarios({ scenarios, cells }: BenchDocument, engines: readonly string[]): string[] {
  const timed = cells.filter(({ rounds }) => rounds.length > 0);
  const keys = new Set(timed.map(({ engine, scenario }) => cellKey(engine, scenario)));
  // An engine with an index of its own can meet none where the others do.
  const working = new Set(timed.filter(({ counters }) => counters.candidates > 0).map(({ scenario }) => scenario));
  return scenarios
    .map(({ name }) => name)
    .filter((name) => working.has(name) && engines.every((engine) => keys.has(cellKey(engine, name))));
}

/** Mean over scenarios, of the rounds that have them all. */
function meanLogs(scenarios: readonly ReadonlyMap<number, number>[]): number[] {
  return wholeRounds(scenarios).map((logs) => logs.reduce((sum, log) => sum + log, 0) / logs.length);
}

function comparison(engine: string, scenario: string | null, logs: readonly number[], floor: number): Comparison[] {
  if (logs.length === 0) return [];
  const speedup = pairSpeedup(logs);
  return [{ engine, scenario, pairs: logs.length, speedup, ...judge(speedup, logs.length, floor) }];
}

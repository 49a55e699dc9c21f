import type { BenchDocument } from '../document.ts';
import { quantile } from '../stats.ts';
import { compare, timedEngines } from './compare.ts';
import { CONFIDENCE, type Speedup } from './pair-speedup.ts';
import { shiftInterval } from './shift-interval.ts';
import { type Judgement, judge } from './verdict.ts';

/** An engine in one run against itself in another. */
export interface EngineChange extends Judgement {
  readonly engine: string;
  /** Name of the scenario; null for all that count in both runs. */
  readonly scenario: string | null;
  /** Milliseconds of a call in either run: the median over its processes, over several scenarios a geometric mean. */
  readonly before: number;
  readonly after: number;
  /** How many times as fast the second run is. */
  readonly speedup: Speedup;
  /** Processes in either run. */
  readonly processes: readonly [before: number, after: number];
}

/** Two runs side by side. */
export interface RunComparison {
  /** Scenarios that count in both. */
  readonly scenarios: readonly string[];
  readonly engines: readonly EngineChange[];
  readonly cells: readonly EngineChange[];
  /** Engines that only one run timed. */
  readonly unmatched: readonly string[];
}

/**
 * Compares every engine that two runs timed. Their processes are not pairs: they did not run at the same time, so all
 * of one run are compared with all of the other, by one value each: the logarithm of the median of its samples, or the
 * mean of these over the scenarios that count in both runs.
 */
export function compareRuns(a: BenchDocument, b: BenchDocument): RunComparison {
  const [own, other] = [timedEngines(a), timedEngines(b)];
  const counting = compare(b).scenarios;
  const scenarios = compare(a).scenarios.filter((name) => counting.includes(name));
  const floor = Math.max(a.configuration.floor, b.configuration.floor);
  const shared = own.filter((engine) => other.includes(engine));
  const change = (engine: string, scenario: string | null): EngineChange[] => {
    const names = scenario === null ? scenarios : [scenario];
    const [before, after] = [processLogs(a, engine, names), processLogs(b, engine, names)];
    if (before.length === 0 || after.length === 0) return [];
    const { estimate, interval } = shiftInterval(after, before, CONFIDENCE);
    const speedup: Speedup = {
      estimate: Math.exp(estimate),
      interval: interval === null ? null : { low: Math.exp(interval.low), high: Math.exp(interval.high) },
    };
    return [
      {
        ...{ engine, scenario, speedup, processes: [before.length, after.length] },
        ...{ before: Math.exp(quantile(before, 0.5)), after: Math.exp(quantile(after, 0.5)) },
        ...verdict(speedup, before.length, after.length, floor),
      },
    ];
  };
  return {
    scenarios,
    engines: shared.flatMap((engine) => change(engine, null)),
    cells: a.scenarios.flatMap(({ name }) => shared.flatMap((engine) => change(engine, name))),
    unmatched: [...new Set([...own, ...other])].filter((engine) => !shared.includes(engine)),
  };
}

function verdict(speedup: Speedup, before: number, after: number, floor: number): Judgement {
  if (speedup.interval !== null) return judge(speedup, Math.min(before, after), floor);
  const reason = `${before} and ${after} processes are too few for an interval: run both with --pairs 4 or more`;
  return { verdict: 'inconclusive', reason };
}

/** One value a process: the mean over scenarios of ln(median milliseconds), of the processes that have them all. */
function processLogs({ cells }: BenchDocument, engine: string, scenarios: readonly string[]): number[] {
  const own = cells.filter((cell) => cell.engine === engine && scenarios.includes(cell.scenario));
  const sums = new Map<number, { sum: number; count: number }>();
  for (const { round, samples } of own.flatMap(({ rounds }) => rounds)) {
    const median = quantile(samples, 0.5);
    const { sum, count } = sums.get(round) ?? { sum: 0, count: 0 };
    // A time that the clock shows as 0 has no logarithm.
    if (median > 0) sums.set(round, { sum: sum + Math.log(median), count: count + 1 });
  }
  return [...sums.values()].filter(({ count }) => count === scenarios.length).map(({ sum, count }) => sum / count);
}

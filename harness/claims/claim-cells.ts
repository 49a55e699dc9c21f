import { type Bound, scenariosMeant } from '../../scenarios/claim.ts';
import { pairSpeedup, type Speedup } from '../comparison/pair-speedup.ts';
import { roundLogs, roundMedians, wholeRounds } from '../comparison/round-logs.ts';
import { chanceAbove, chanceBelow } from '../comparison/sign-test.ts';
import type { BenchDocument } from '../document.ts';

/** What one bound of a claim comes to on one scenario, or on several together. */
export interface ClaimCell {
  readonly bound: Bound;
  /** Name of the scenario; null for all of the bound together. */
  readonly scenario: string | null;
  /** Candidates of the scenario; the fewest of several. */
  readonly candidates: number;
  readonly pairs: number;
  /** Null where there is no pair. */
  readonly speedup: Speedup | null;
  /** Chance of pairs that speak for the bound as much as these, were it not so. */
  readonly chanceFor: number;
  /** Chance of pairs that speak against it as much as these, were it so. */
  readonly chanceAgainst: number;
  /** On which side of the bound the whole interval lies. */
  readonly side: 'holds' | 'fails' | 'open';
}

/**
 * Every comparison that a bound makes. A pair gives l = ln(time of `against` / time of `engine`), or over several
 * scenarios the mean of these, of the rounds that have them all.
 */
export function claimCells(
  bound: Bound,
  { cells }: BenchDocument,
  candidates: ReadonlyMap<string, number>,
): ClaimCell[] {
  const medians = (engine: string, scenario: string) => {
    const cell = cells.find((own) => own.engine === engine && own.scenario === scenario);
    return cell === undefined ? undefined : roundMedians(cell);
  };
  const scenarios = scenariosMeant(bound, candidates);
  const logs = scenarios.map((name) => roundLogs(medians(bound.against, name), medians(bound.engine, name)));
  const counts = scenarios.map((name) => candidates.get(name) ?? 0);
  if (scenarios.length === 0) return [];
  if (bound.on === 'each') {
    return scenarios.map((name, i) => claimCell(bound, name, counts[i] ?? 0, [...(logs[i]?.values() ?? [])]));
  }
  const means = wholeRounds(logs).map((row) => row.reduce((sum, log) => sum + log, 0) / row.length);
  return [claimCell(bound, null, Math.min(...counts), means)];
}

function claimCell(bound: Bound, scenario: string | null, candidates: number, logs: readonly number[]): ClaimCell {
  const speedup = logs.length === 0 ? null : pairSpeedup(logs);
  return {
    ...{ bound, scenario, candidates, speedup, pairs: logs.length, side: sideOf(speedup, bound.least) },
    chanceFor: chanceAbove(logs, Math.log(bound.least)),
    chanceAgainst: chanceBelow(logs, Math.log(bound.least)),
  };
}

function sideOf(speedup: Speedup | null, least: number): ClaimCell['side'] {
  const interval = speedup?.interval ?? null;
  if (interval === null) return 'open';
  if (interval.low > least) return 'holds';
  return interval.high < least ? 'fails' : 'open';
}

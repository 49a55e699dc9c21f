import { differences } from '../../harness/comparison/comparable.ts';
import { compare } from '../../harness/comparison/compare.ts';
import { compareRuns, type EngineChange, type RunComparison } from '../../harness/comparison/compare-runs.ts';
import type { BenchDocument } from '../../harness/document.ts';
import { range } from '../bench/range.ts';
import { milliseconds, plural, times } from '../numbers.ts';

/** Two results side by side, ready to be set as a table. */
export interface SideBySide {
  readonly head: readonly string[];
  /** Columns that are set to the left. */
  readonly left: readonly number[];
  readonly engines: readonly (readonly string[])[];
  readonly cells: readonly (readonly string[])[];
  /** What differs, what is left out and what to be careful of, one text each, without a full stop. */
  readonly notes: readonly string[];
  readonly conclusion: string;
}

/** Renders two results as text that ends with a newline. */
export type RenderComparison = (sides: SideBySide, details: boolean) => string;

/**
 * Sets two results side by side.
 * @param warnings what makes them hard to compare.
 */
export function sideBySide(a: BenchDocument, b: BenchDocument, warnings: readonly string[]): SideBySide {
  const comparison = compareRuns(a, b);
  const over = [a, b].map((document) => {
    const { engines } = compare(document, a.configuration.baseline);
    return new Map(engines.map(({ engine, speedup }) => [engine, times(speedup.estimate)]));
  });
  const row = ({ engine, before, after, speedup, verdict }: EngineChange) => [
    engine,
    milliseconds(before),
    milliseconds(after),
    times(speedup.estimate),
    range(speedup.interval),
    verdict,
  ];
  return {
    head: [
      'engine',
      'A ms',
      'B ms',
      'B is',
      '95 % interval',
      'verdict',
      `A over ${a.configuration.baseline}`,
      'B over it',
    ],
    left: [0, 5],
    engines: comparison.engines.map((own) => [...row(own), ...over.map((side) => side.get(own.engine) ?? '–')]),
    cells: comparison.cells.map((own) => [own.scenario ?? '', ...row(own)]),
    notes: notes(a, b, comparison, warnings),
    conclusion: conclude(comparison),
  };
}

function notes(a: BenchDocument, b: BenchDocument, comparison: RunComparison, warnings: readonly string[]): string[] {
  const { unmatched, engines } = comparison;
  const [reason] = engines.map((own) => own.reason).filter((text) => text.includes('processes'));
  return [
    ...warnings,
    ...differences(a, b),
    ...(unmatched.length > 0 ? [`only one of the two has timed ${unmatched.join(', ')}`] : []),
    ...(reason === undefined ? [] : [reason]),
    'the two ran at different times, and what else the machine did then is in the ratios; the speed-ups over the ' +
      'baseline, each from one run, are not touched by that',
  ];
}

function conclude({ engines, scenarios }: RunComparison): string {
  const named = (verdict: string) => engines.filter((own) => own.verdict === verdict).map(({ engine }) => engine);
  const parts = (['faster', 'slower', 'same', 'inconclusive'] as const)
    .map((verdict) => [verdict, named(verdict)] as const)
    .filter(([, names]) => names.length > 0)
    .map(([verdict, names]) => `${verdict}: ${names.join(', ')}`);
  return `B against A, over ${plural(scenarios.length, 'scenario')} with candidates: ${parts.join('; ')}.`;
}

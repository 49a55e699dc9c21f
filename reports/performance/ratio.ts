import { type Comparison, compare } from '../../harness/comparison/compare.ts';
import type { Interval } from '../../harness/comparison/median-interval.ts';
import type { BenchDocument } from '../../harness/document.ts';

/** A figure with its 95 % interval, where there are enough process pairs for one. */
export interface Measure {
  readonly estimate: number;
  readonly interval: Interval | null;
  /** Process pairs behind it; 0 where it was counted, not timed. */
  readonly pairs: number;
}

/** Ratios of times over process pairs, engine over another: below 1 is faster. */
export interface Ratios {
  /** Null where either was not timed. */
  of(engine: string, against: string, scenario: string): Measure | null;
  /** Over all scenarios: the geometric mean in each pair. */
  overall(engine: string, against: string): Measure | null;
}

/** All ratios of a run; each baseline's comparisons are computed once. */
export function ratiosOf(document: BenchDocument): Ratios {
  const known = new Map<string, ReturnType<typeof compare>>();
  const against = (baseline: string) => {
    const found = known.get(baseline) ?? compare(document, baseline);
    known.set(baseline, found);
    return found.baseline === baseline ? found : null;
  };
  return {
    of: (engine, baseline, scenario) =>
      measure(against(baseline)?.cells.find((cell) => cell.engine === engine && cell.scenario === scenario)),
    overall: (engine, baseline) => measure(against(baseline)?.engines.find((cell) => cell.engine === engine)),
  };
}

/** The ratio of times is the inverse of the speed-up, and its interval has its ends the other way round. */
function measure(comparison: Comparison | undefined): Measure | null {
  if (comparison === undefined) return null;
  const { speedup, pairs } = comparison;
  const { estimate, interval } = speedup;
  return {
    estimate: 1 / estimate,
    interval: interval === null ? null : { low: 1 / interval.high, high: 1 / interval.low },
    pairs,
  };
}

import type { Interval } from '../../comparison/interval.ts';
import { fewestFor, medianInterval } from '../../comparison/median-interval.ts';
import { quantile } from '../../stats.ts';

/** What a frame took itself in one round, milliseconds a query, on either side. */
export interface RoundWeights {
  readonly a: readonly number[];
  readonly b: readonly number[];
}

/** `more` and `less` where B costs more or less than A by more than the floor; `unsure` where that is not decided. */
export type DeltaVerdict = 'more' | 'less' | 'same' | 'unsure';

/** What became of a frame from A to B, in milliseconds a query. */
export interface FrameDelta {
  /** Medians over the rounds. */
  readonly a: number;
  readonly b: number;
  /** Median of the differences within a round, B − A. */
  readonly median: number;
  /** Interval of that; null where there are too few rounds. */
  readonly interval: Interval | null;
  readonly verdict: DeltaVerdict;
}

/** Chance that any frame at all is called changed where none is. */
const FAMILY_ERROR = 0.05;

/**
 * Differences of many frames over the same rounds. A frame counts as changed where its whole interval lies beyond the
 * floor. Intervals hold together: with m frames that take at least the floor on either side, which alone can change by
 * that much, each has the confidence 1 − 0.05 / m (C. E. Bonferroni, 1936).
 * @param floor milliseconds a query below which nothing counts as changed.
 */
export function frameDeltas<K>(frames: ReadonlyMap<K, RoundWeights>, floor: number): Map<K, FrameDelta> {
  const confidence = confidenceFor(frames.values(), floor);
  const deltas = new Map<K, FrameDelta>();
  for (const [key, { a, b }] of frames) {
    const differences = b.map((value, round) => value - (a[round] as number));
    const interval = medianInterval(differences, confidence);
    const sides = { a: quantile(a, 0.5), b: quantile(b, 0.5) };
    const verdict = largest(sides) < floor ? 'same' : verdictOf(interval, floor);
    deltas.set(key, { ...sides, median: quantile(differences, 0.5), interval, verdict });
  }
  return deltas;
}

/**
 * Rounds that are enough whatever frames turn up, so that they can be fixed before the run: at most 1 / floor of either
 * side can take that much of its time, and an interval of each takes `fewestFor`. A side that is slower has room for more,
 * unless the two have frames in common.
 * @param floor share of the time.
 */
export function roundsFor(floor: number): number {
  return fewestFor(familyConfidence(Math.round(2 / floor)));
}

/** Confidence of each interval, so that all of them hold together. */
export function confidenceFor(frames: Iterable<RoundWeights>, floor: number): number {
  let considered = 0;
  for (const { a, b } of frames) {
    if (largest({ a: quantile(a, 0.5), b: quantile(b, 0.5) }) >= floor) considered++;
  }
  return familyConfidence(Math.max(1, considered));
}

function familyConfidence(frames: number): number {
  return 1 - FAMILY_ERROR / frames;
}

function verdictOf(interval: Interval | null, floor: number): DeltaVerdict {
  if (interval === null) return 'unsure';
  if (interval.low > floor) return 'more';
  if (interval.high < -floor) return 'less';
  return interval.low >= -floor && interval.high <= floor ? 'same' : 'unsure';
}

function largest({ a, b }: { a: number; b: number }): number {
  return Math.max(a, b);
}

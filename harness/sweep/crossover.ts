import { type Interval, medianInterval } from '../comparison/median-interval.ts';
import { CONFIDENCE } from '../comparison/pair-speedup.ts';
import { quantile } from '../stats.ts';

/** Where one engine begins to beat another. */
export interface Crossover {
  /** The swept quantity at which both take as long. */
  readonly at: number;
  /** 95 %, over rounds of processes; null where these are too few. A bound at an end of the sweep may lie beyond it. */
  readonly interval: Interval | null;
  /** Whether the second engine is the faster one above it; below it, the other is. */
  readonly secondAbove: boolean;
}

/**
 * The crossover of two engines. Within a round, ln(time of the first / time of the second) is taken as straight between
 * neighbouring steps on a logarithmic axis; where noise makes it cross 0 several times, the median of these places
 * counts, and where it does not cross, the end of the sweep it would lie beyond. The estimate is the median over rounds,
 * the interval that of a median by order statistics (`medianInterval`): it supposes no distribution, so places that are
 * known only to lie beyond an end do it no harm.
 * @param values of the steps, ascending, above 0.
 * @param rounds for each round of processes, that logarithm by step.
 * @param floor difference that counts, as a share: each engine must lead by it at some step, by medians over rounds.
 * @returns null where they do not cross.
 */
export function crossoverOf(
  values: readonly number[],
  rounds: readonly (readonly number[])[],
  floor: number,
): Crossover | null {
  if (rounds.length === 0 || values.length < 2) return null;
  const lead = Math.log(1 + floor);
  const medians = values.map((_, step) =>
    quantile(
      rounds.map((logs) => logs[step] as number),
      0.5,
    ),
  );
  const clear = medians.filter((log) => Math.abs(log) >= lead);
  const [first, last] = [clear[0] ?? 0, clear.at(-1) ?? 0];
  if (Math.sign(first) === Math.sign(last)) return null;
  const secondAbove = last > 0;
  const x = values.map(Math.log);
  const places = rounds.map((logs) => placeOf(x, secondAbove ? logs : logs.map((log) => -log)));
  const interval = medianInterval(places, CONFIDENCE);
  return {
    at: Math.exp(quantile(places, 0.5)),
    interval: interval === null ? null : { low: Math.exp(interval.low), high: Math.exp(interval.high) },
    secondAbove,
  };
}

/** Where a line through steps rises above 0; the first x where it is above all along, the last where it is below. */
function placeOf(x: readonly number[], logs: readonly number[]): number {
  const crossings: number[] = [];
  for (let step = 0; step + 1 < x.length; step++) {
    const [from, to] = [logs[step] as number, logs[step + 1] as number];
    if (from < 0 === to < 0) continue;
    const [left, right] = [x[step] as number, x[step + 1] as number];
    crossings.push(left + ((right - left) * -from) / (to - from));
  }
  const [below, above] = [(logs[0] as number) < 0, (logs.at(-1) as number) >= 0];
  if (below && above) return quantile(crossings, 0.5);
  return (above ? x[0] : x.at(-1)) as number;
}

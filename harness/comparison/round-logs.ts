import type { BenchCell } from '../document.ts';
import { quantile } from '../stats.ts';

/** Median milliseconds of each round's process. */
export function roundMedians(cell: BenchCell): Map<number, number> {
  return roundQuantiles(cell, 0.5);
}

/**
 * The q-quantile of each round's process, milliseconds. A time that the clock shows as 0 is in no ratio and has no
 * logarithm.
 */
export function roundQuantiles({ rounds }: BenchCell, q: number): Map<number, number> {
  return new Map(
    rounds
      .map(({ round, samples }) => [round, quantile(samples, q)] as const)
      .filter(([, milliseconds]) => milliseconds > 0),
  );
}

/** ln(first / second) by round, of the rounds that have both. */
export function roundLogs(
  first: ReadonlyMap<number, number> = new Map(),
  second: ReadonlyMap<number, number> = new Map(),
): Map<number, number> {
  const pairs = [...second].flatMap(([round, own]) => {
    const against = first.get(round);
    return against === undefined ? [] : [[round, Math.log(against / own)] as const];
  });
  return new Map(pairs);
}

/** The logarithms of several scenarios or steps side by side: one row a round, of the rounds that have them all. */
export function wholeRounds(logs: readonly ReadonlyMap<number, number>[]): number[][] {
  const rounds = [...(logs[0]?.keys() ?? [])].filter((round) => logs.every((own) => own.has(round)));
  return rounds.map((round) => logs.map((own) => own.get(round) as number));
}

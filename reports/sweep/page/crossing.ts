import type { EngineCrossover, SweepFindings } from '../../../harness/sweep/findings.ts';

/** Milliseconds at which a crossover is drawn: those of the engine that leads below it, straight between its steps on logarithmic axes. */
export function crossingTime({ engines }: SweepFindings, { at, below }: EngineCrossover): number | null {
  const times = engines.find(({ engine }) => engine === below)?.times ?? [];
  const next = times.findIndex(({ value }) => value >= at);
  const [right, left] = [times[next], times[Math.max(0, next - 1)]];
  if (right === undefined || left === undefined) return times.at(-1)?.ms ?? null;
  if (right.value === left.value) return right.ms;
  const way = Math.log(at / left.value) / Math.log(right.value / left.value);
  return left.ms * (right.ms / left.ms) ** way;
}

import { type EngineCrossover, sweepFindings } from '../../harness/sweep/findings.ts';
import type { SweepDocument } from '../../harness/sweep/sweep-document.ts';
import { amount } from './amount.ts';

/** One line for each two engines that cross, such as `pool-chunk/lz4 beats typed/lz4 above about 120 candidates (…)`. */
export function crossoverLines(document: SweepDocument): string[] {
  return sweepFindings(document).crossovers.map((crossover) => crossoverLine(crossover, document));
}

/** The same of one crossover. */
export function crossoverLine({ above, below, at, interval }: EngineCrossover, { unit, steps }: SweepDocument): string {
  const [first, last] = [steps[0]?.value ?? 0, steps.at(-1)?.value ?? 0];
  const low = (value: number) => `${value <= first * (1 + 1e-9) ? '≤ ' : ''}${amount(value)}`;
  const high = (value: number) => `${value >= last * (1 - 1e-9) ? '≥ ' : ''}${amount(value)}`;
  const sure =
    interval === null ? 'too few processes for an interval' : `95 %: ${low(interval.low)} to ${high(interval.high)}`;
  return `${above} beats ${below} above about ${amount(at)} ${unit} (${sure})`;
}

import { type EngineCrossover, sweepFindings } from '../../harness/sweep/findings.ts';
import type { SweepDocument } from '../../harness/sweep/sweep-document.ts';
import { count } from '../numbers.ts';

/** One line for each two engines that cross, such as `pool-chunk/lz4 beats typed/lz4 above about 120 candidates (…)`. */
export function crossoverLines(document: SweepDocument): string[] {
  return sweepFindings(document).crossovers.map((crossover) => line(crossover, document));
}

function line({ above, below, at, interval }: EngineCrossover, { unit, steps }: SweepDocument): string {
  const [first, last] = [steps[0]?.value ?? 0, steps.at(-1)?.value ?? 0];
  const low = (value: number) => `${value <= first * (1 + 1e-9) ? '≤ ' : ''}${amount(value)}`;
  const high = (value: number) => `${value >= last * (1 - 1e-9) ? '≥ ' : ''}${amount(value)}`;
  const sure =
    interval === null ? 'too few processes for an interval' : `95 %: ${low(interval.low)} to ${high(interval.high)}`;
  return `${above} beats ${below} above about ${amount(at)} ${unit} (${sure})`;
}

/** A quantity with two significant digits, since none is known better. */
function amount(value: number): string {
  return value >= 100 ? count(Number(value.toPrecision(2))) : String(Number(value.toPrecision(2)));
}

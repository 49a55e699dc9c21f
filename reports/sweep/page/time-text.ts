import type { EngineSweep, EngineTime } from '../../../harness/sweep/findings.ts';
import { milliseconds } from '../../numbers.ts';
import { exponentRange, exponentText } from '../growth-table.ts';

/** A time and its interval, such as `5.6 ms (95 %: 5.1 to 6.0)`. */
export function timeText({ ms, interval }: EngineTime): string {
  const sure = interval === null ? '' : ` (95 %: ${milliseconds(interval.low)} to ${milliseconds(interval.high)})`;
  return `${milliseconds(ms)} ms${sure}`;
}

/** How an engine grows, such as `exponent 0.76 (95 %: 0.29 to 1.23)`. */
export function growthText({ growth }: EngineSweep): string {
  if (growth === null) return 'too few steps for a line';
  const sure = growth.interval === null ? '' : ` (95 %: ${exponentRange(growth.interval)})`;
  return `exponent ${exponentText(growth.exponent)}${sure}`;
}

import type { Measure } from './ratio.ts';

export type TargetVerdict = 'reached' | 'reached, not surely' | 'not reached' | 'not measured';

/**
 * Whether figures are at most a limit: `not reached` where any estimate lies above it, `reached` where every interval
 * ends at or below it, `reached, not surely` where only the estimates do. A figure that was counted is its own interval.
 */
export function targetVerdict(measures: readonly (Measure | null)[], limit: number): TargetVerdict {
  if (measures.length === 0 || measures.includes(null)) return 'not measured';
  const known = measures.filter((measure) => measure !== null);
  if (!known.every(({ estimate }) => estimate <= limit)) return 'not reached';
  const surely = known.every(({ interval, pairs, estimate }) =>
    pairs === 0 && interval === null ? estimate <= limit : interval !== null && interval.high <= limit,
  );
  return surely ? 'reached' : 'reached, not surely';
}

import { holm } from '../comparison/holm.ts';
import { signedRankP } from '../comparison/signed-rank.ts';
import type { Ratio, SecondLook } from './gate-judgement.ts';
import { look, ratioOf } from './look.ts';

/** What a candidate showed in the second look. */
export interface Fresh {
  /** Where the first look saw it. */
  readonly side: 'slower' | 'faster';
  /** ln(time / time of the base), one value a fresh pair, of which there is one at least. */
  readonly logs: readonly number[];
  /** The floor that it has to clear, as a share. */
  readonly floor: number;
}

/**
 * Confirms candidates on fresh pairs. For a slowdown, an exact one-sided signed-rank test of l − ln(1 + floor), for a
 * gain of −l − ln(1 + floor); what is confirmed has a p-value of at most `alpha` after Holm's correction for all
 * candidates, and its whole interval beyond the floor on the same side again. Noise that both arms of a pair draw from
 * one distribution makes l symmetric about its true value, which is what the signed-rank test asks for.
 */
export function secondLooks(fresh: readonly Fresh[], confidence: number, alpha: number): SecondLook[] {
  const values = fresh.map(({ side, logs, floor }) =>
    signedRankP(logs.map((log) => (side === 'slower' ? log : -log) - Math.log1p(floor))),
  );
  const adjusted = holm(values);
  return fresh.map(({ side, logs, floor }, i) => {
    const again = look(ratioOf(logs, confidence) as Ratio, floor);
    const [p, corrected] = [values[i] as number, adjusted[i] as number];
    return { ...again, p, adjusted: corrected, confirmed: corrected <= alpha && again.beyond === side };
  });
}

import { fewestFor } from './median-interval.ts';
import { CONFIDENCE, type Speedup } from './pair-speedup.ts';

export type Verdict = 'faster' | 'slower' | 'same' | 'inconclusive';

/** Difference below which engines count as the same, as a share. */
export const DEFAULT_FLOOR = 0.05;

/** What a speed-up over the baseline means. */
export interface Judgement {
  readonly verdict: Verdict;
  /** Why, for a person; empty where the interval says it all. */
  readonly reason: string;
}

/**
 * Judges a speed-up by its whole interval: `faster` where all of it lies above 1 + floor, `slower` where all of it lies
 * below 1 / (1 + floor), `same` where it lies within the two, else `inconclusive`. That is a test of equivalence by
 * interval inclusion, D. J. Schuirmann, "A comparison of the two one-sided tests procedure and the power approach",
 * J. Pharmacokinet. Biopharm. 15 (1987), 657–680.
 * @param pairs process pairs behind the speed-up.
 * @param floor a share: 0.05 asks for 5 %.
 */
export function judge({ interval }: Speedup, pairs: number, floor: number): Judgement {
  if (interval === null) {
    const needed = `a ${100 * CONFIDENCE} % interval needs ${fewestFor(CONFIDENCE)}`;
    return { verdict: 'inconclusive', reason: `${pairs} ${pairs === 1 ? 'pair' : 'pairs'}; ${needed}` };
  }
  const [least, most] = [1 / (1 + floor), 1 + floor];
  if (interval.low > most) return { verdict: 'faster', reason: '' };
  if (interval.high < least) return { verdict: 'slower', reason: '' };
  if (interval.low >= least && interval.high <= most) return { verdict: 'same', reason: '' };
  const bound = interval.low <= most && interval.high >= most ? most : least;
  return { verdict: 'inconclusive', reason: `the interval holds ${bound.toFixed(2)}, the edge of what counts` };
}

import { fairCoinCdf } from '../comparison/fair-coin.ts';

/** Rounds of fresh processes that any comparison should have. */
const USUAL = 8;

/**
 * The fewest process pairs, an even number of them, whose sign test can reject at `alpha` divided by `tests` although
 * `stray` of them lie on the other side.
 */
export function fewestPairs(tests: number, multiplicity: number, alpha: number, stray = 0): number {
  let pairs = 2;
  while (tests * multiplicity * fairCoinCdf(stray, pairs) > alpha) pairs += 2;
  return pairs;
}

/**
 * Process pairs of a run for claims, fixed before it begins: enough to prove each claim where one pair is astray, and to
 * refute it by any one of its comparisons where none is.
 * @param claims how many are judged together.
 * @param comparisons the most that one of them makes.
 */
export function claimPairs(claims: number, comparisons: number, alpha: number): number {
  return Math.max(USUAL, fewestPairs(claims, 1, alpha, 1), fewestPairs(claims, comparisons, alpha));
}

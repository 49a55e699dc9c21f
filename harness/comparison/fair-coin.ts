/**
 * Probability of at most `heads` heads in `tosses` tosses of a fair coin: the distribution function of
 * Binomial(tosses, ½), summed term by term. 0 for fewer than no heads.
 */
export function fairCoinCdf(heads: number, tosses: number): number {
  let term = 0.5 ** tosses;
  let sum = 0;
  for (let k = 0; k <= Math.min(heads, tosses); k++) {
    sum += term;
    term *= (tosses - k) / (k + 1);
  }
  return Math.min(sum, 1);
}

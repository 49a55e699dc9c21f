/**
 * One-sided exact signed-rank test: the chance that independent values, symmetric about 0, have a sum of positive ranks
 * as large as that of these. Small where the values lie above 0. F. Wilcoxon, "Individual comparisons by ranking
 * methods", Biometrics Bulletin 1 (1945), 80–83. Of ties each gets the mean of their ranks, and the distribution is
 * that of these very ranks, every sign equally likely; zeros say nothing and are left out (M. Hollander, D. A. Wolfe
 * and E. Chicken, "Nonparametric Statistical Methods", 3rd ed. 2014, section 3.1).
 * @returns 1 where no value differs from 0.
 */
export function signedRankP(values: readonly number[]): number {
  const ranked = doubledRanks(values.filter((value) => value !== 0));
  const observed = ranked.reduce((sum, { value, rank }) => (value > 0 ? sum + rank : sum), 0);
  // Entry s is the chance that the positive ranks, doubled, add up to s.
  let chances = [1];
  for (const { rank } of ranked) {
    chances = Array.from(
      { length: chances.length + rank },
      (_, sum) => ((chances[sum] ?? 0) + (chances[sum - rank] ?? 0)) / 2,
    );
  }
  return Math.min(
    1,
    chances.slice(observed).reduce((sum, chance) => sum + chance, 0),
  );
}

/** Twice the rank of each value's size, a whole number for ties as well. */
function doubledRanks(values: readonly number[]): { value: number; rank: number }[] {
  const sizes = values.map(Math.abs);
  return values.map((value) => {
    const own = Math.abs(value);
    const below = sizes.filter((size) => size < own).length;
    const equal = sizes.filter((size) => size === own).length;
    return { value, rank: 2 * below + equal + 1 };
  });
}

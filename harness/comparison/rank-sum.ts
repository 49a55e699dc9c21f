/**
 * Distribution function of the Mann–Whitney statistic U of m and n values without ties, where both come from the same
 * distribution: entry u is P(U ≤ u), for u = 0 … m·n. Counted by the recursion of H. B. Mann and D. R. Whitney, "On a
 * test of whether one of two random variables is stochastically larger than the other", Annals of Mathematical
 * Statistics 18 (1947), 50–60: f(u; m, n) = f(u − n; m − 1, n) + f(u; m, n − 1), each divided by the number of orders.
 */
export function rankSumCdf(m: number, n: number): readonly number[] {
  const key = `${m} ${n}`;
  const known = counted.get(key) ?? count(m, n);
  counted.set(key, known);
  return known;
}

/** Sizes of samples are few, and the same for every cell of a run. */
const counted = new Map<string, readonly number[]>();

function count(m: number, n: number): number[] {
  // Row j holds P(U = u) for i and j values; the greatest value of all is of the first sample with chance i / (i + j).
  let rows: number[][] = Array.from({ length: n + 1 }, () => [1]);
  for (let i = 1; i <= m; i++) {
    const next: number[][] = [[1]];
    for (let j = 1; j <= n; j++) {
      const [without, beside] = [rows[j] as number[], next[j - 1] as number[]];
      next.push(
        Array.from({ length: i * j + 1 }, (_, u) => (i * (without[u - j] ?? 0) + j * (beside[u] ?? 0)) / (i + j)),
      );
    }
    rows = next;
  }
  let sum = 0;
  return (rows[n] as number[]).map((share) => {
    sum += share;
    return sum;
  });
}

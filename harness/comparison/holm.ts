/**
 * Adjusted p-values of several tests, in their order: those up to α are the rejections of a procedure that rejects any
 * true hypothesis with a chance of at most α. The i-th smallest of m is max over j ≤ i of min(1, (m − j + 1)·p(j)).
 * S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6 (1979),
 * 65–70; adjusted values as in S. P. Wright, "Adjusted p-values for simultaneous inference", Biometrics 48 (1992).
 */
export function holm(chances: readonly number[]): number[] {
  const order = chances.map((chance, index) => ({ chance, index })).sort((a, b) => a.chance - b.chance);
  const adjusted = new Array<number>(chances.length);
  let largest = 0;
  for (const [rank, { chance, index }] of order.entries()) {
    largest = Math.max(largest, Math.min(1, (chances.length - rank) * chance));
    adjusted[index] = largest;
  }
  return adjusted;
}

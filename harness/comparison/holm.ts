/**
 * Corrects p-values for their number, so that the chance of any false rejection at a level is at most that level,
 * whatever depends on what: sorted ascending, the i-th of m is multiplied by m − i + 1, and none is below the one before
 * it. S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6 (1979),
 * 65–70.
 * @returns the corrected values, at most 1, in the order of the given ones.
 */
export function holm(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).sort((a, b) => (values[a] as number) - (values[b] as number));
  const adjusted = new Array<number>(values.length);
  let least = 0;
  for (const [place, i] of order.entries()) {
    least = Math.max(least, Math.min(1, (values.length - place) * (values[i] as number)));
    adjusted[i] = least;
  }
  return adjusted;
}

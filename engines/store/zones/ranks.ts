/** Place of each of the numbers 0 … count − 1 where `compare` orders them. */
export function ranksOf(count: number, compare: (a: number, b: number) => number): Uint32Array<ArrayBuffer> {
  const ranks = new Uint32Array(count);
  Uint32Array.from({ length: count }, (_, i) => i)
    .sort(compare)
    .forEach((i, rank) => {
      ranks[i] = rank;
    });
  return ranks;
}

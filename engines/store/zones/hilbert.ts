/** Cells a side of the grid over the globe: 0.35° of longitude, 0.18° of latitude. */
const ORDER = 10;
const SIDE = 1 << ORDER;

/**
 * Number of a position's cell along a Hilbert curve over the globe: cells of near numbers are near each other, so
 * rows sorted by it lie together where they are close, in blocks that are about as wide as high.
 * After C. Faloutsos and S. Roseman, "Fractals for Secondary Key Retrieval", PODS 1989.
 */
export function hilbertCell(lat: number, lon: number): number {
  let x = coordinate((lon + 180) / 360);
  let y = coordinate((lat + 90) / 180);
  let cell = 0;
  for (let side = SIDE >> 1; side > 0; side >>= 1) {
    const right = (x & side) > 0 ? 1 : 0;
    const upper = (y & side) > 0 ? 1 : 0;
    cell += side * side * ((3 * right) ^ upper);
    if (upper === 1) continue;
    if (right === 1) {
      x = SIDE - 1 - x;
      y = SIDE - 1 - y;
    }
    [x, y] = [y, x];
  }
  return cell;
}

/** A share of the side as the number of a row of cells; what is no position counts as 0. */
function coordinate(share: number): number {
  return Math.min(SIDE - 1, Math.max(0, Math.floor(share * SIDE) || 0));
}

/** Readings of the clock that are compared. */
const READINGS = 1_000;

/** Least step between two readings of `performance.now()` that differ, in milliseconds. */
export function timerStep(): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < READINGS; i++) {
    const start = performance.now();
    let end = start;
    while (end === start) end = performance.now();
    least = Math.min(least, end - start);
  }
  return least;
}

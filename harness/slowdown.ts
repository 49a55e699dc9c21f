/**
 * A call that takes longer by a share of its own time, which it is busy for: what a slower engine would look like to
 * whoever times it.
 * @param share 0.1 makes 110 ms of 100.
 * @param now in milliseconds.
 */
export function slowed(
  call: () => Promise<void>,
  share: number,
  now: () => number = () => performance.now(),
): () => Promise<void> {
  if (share === 0) return call;
  return async () => {
    const started = now();
    await call();
    const end = started + (1 + share) * (now() - started);
    while (now() < end);
  };
}

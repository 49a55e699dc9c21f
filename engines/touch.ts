import type { Trajectory } from './engine.ts';

/** Reads all seven fields of every returned point through the public interface, so that laziness hides nothing. */
export function touch(result: readonly Trajectory[]): number {
  let sum = 0;
  for (const { points } of result) {
    for (let i = 0; i < points.length; i++) {
      const { time, lon, lat, alt, altGnss, heading, onGround } = points.at(i);
      sum += time + lon + lat + (alt ?? 0) + (altGnss ?? 0) + (heading ?? 0) + (onGround ? 1 : 0);
    }
  }
  return sum;
}

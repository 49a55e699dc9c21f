import { createHash } from 'node:crypto';
import type { PlainTrajectory } from './plain-result.ts';

/** SHA-256 over every field of every trajectory and every bit of its points, in order. */
export function digestOf(result: readonly PlainTrajectory[]): string {
  const hash = createHash('sha256');
  for (const { packed, ...fields } of result) {
    hash.update(`${JSON.stringify(fields)}\n`);
    hash.update(packed);
  }
  return hash.digest('hex');
}

import type { ProfileUnit } from '../../harness/profile/profile.ts';
import { bytes, milliseconds } from '../numbers.ts';

/** A weight of a profile with its unit. */
export function amount(value: number, unit: ProfileUnit): string {
  return unit === 'ms' ? `${milliseconds(value)} ms` : bytes(Math.round(value));
}

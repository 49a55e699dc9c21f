import { readdirSync } from 'node:fs';

/** What a conversion does, in order; with the receipt it is over but for the lock. */
export const PHASES = ['lock', 'copy', 'encode', 'compact', 'prove', 'name', 'receipt'] as const;
export type Phase = (typeof PHASES)[number] | 'start';

const cell = new Int32Array(new SharedArrayBuffer(4));

/** What the conversion of a day is at, or was when it was killed, told by the files in the target's folder. */
export function phaseOf(folder: string, day: string): Phase {
  const names = new Set(namesIn(folder));
  const isThere = (suffix: string): boolean => names.has(`${day}${suffix}`);
  if (isThere('.verified.json')) return 'receipt';
  if (isThere('')) return 'name';
  if (isThere('.unproved.tmp')) return isThere('.copy.tmp') ? 'compact' : 'prove';
  // Until the copy is whole, SQLite keeps a journal of it.
  if (isThere('.copy.tmp')) return isThere('.copy.tmp-journal') ? 'copy' : 'encode';
  return isThere('.lock') ? 'lock' : 'start';
}

/** Whether a conversion has come to a phase. */
export function isAt(phase: Phase, wanted: Phase): boolean {
  const order: readonly Phase[] = ['start', ...PHASES];
  return order.indexOf(phase) >= order.indexOf(wanted);
}

/** Waits until something is so, and lets nothing else of this thread run: phases last milliseconds. */
export function blockUntil(isSo: () => boolean): void {
  for (const started = Date.now(); !isSo(); pause(0.1)) {
    if (Date.now() - started > 30_000) throw new Error(`waited in vain for ${isSo}`);
  }
}

/** Blocks for some milliseconds. */
export function pause(milliseconds: number): void {
  Atomics.wait(cell, 0, 0, milliseconds);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

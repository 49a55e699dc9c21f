import { setTimeout as sleep } from 'node:timers/promises';

/** Longest wait in milliseconds, so that a test fails and does not hang. */
const GUARD = 30_000;

/** Waits until something is so. */
export async function until(isSo: () => boolean): Promise<void> {
  for (const started = Date.now(); !isSo(); await sleep(2)) {
    if (Date.now() - started > GUARD) throw new Error(`waited ${GUARD} ms in vain for ${isSo}`);
  }
}

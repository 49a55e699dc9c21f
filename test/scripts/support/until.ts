import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until something is so. @param longest in milliseconds, so that a test fails and does not hang. */
export async function until(isSo: () => boolean, longest = 30_000): Promise<void> {
  for (const started = Date.now(); !isSo(); await sleep(2)) {
    if (Date.now() - started > longest) throw new Error(`waited ${longest} ms in vain for ${isSo}`);
  }
}

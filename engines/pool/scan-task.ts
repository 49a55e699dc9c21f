import type { Codec } from '../codec/codec.ts';
import { newCounters } from '../engine.ts';
import { toFailure } from '../failure.ts';
import { type PackedHit, scanPoints, scanRows } from '../scan-rows.ts';
import type { Store } from '../store/store.ts';
import { endToEnd } from './end-to-end.ts';
import type { ScanAnswer, ScannedRow, ScanTask } from './scan-messages.ts';

/** Candidates taken at once: small, so that the workers end together. */
export const BATCH = 16;

/** Takes batches of candidates until none is left. Never throws: it answers. */
export function scanTask(store: Store, codec: Codec, task: ScanTask): ScanAnswer {
  const { days, ids, next, where, test, metadata } = task;
  const counters = newCounters();
  const hits: (PackedHit<Omit<ScannedRow, 'place'>> & { readonly place: number })[] = [];
  let day = 0;
  for (;;) {
    const start = Atomics.add(next, 0, BATCH);
    if (start >= ids.length) break;
    const end = Math.min(start + BATCH, ids.length);
    for (let at = start; at < end; ) {
      while ((days[day + 1]?.start ?? Infinity) <= at) day++;
      const stop = Math.min(end, days[day + 1]?.start ?? Infinity);
      try {
        const dayFile = store.dayFile((days[day] as { day: number }).day);
        const batch = ids.subarray(at, stop);
        const found = metadata
          ? scanRows(dayFile, batch, where, test, codec, counters)
          : scanPoints(dayFile, batch, where, test, codec, counters, (id) => ({ id }));
        for (const hit of found) hits.push({ ...hit, place: at });
      } catch (error) {
        return { ...toFailure(error), place: at };
      }
      at = stop;
    }
  }
  const rows = hits.map(({ row, place }) => ({ ...row, place }));
  return { ok: true, rows, ...endToEnd(hits.map(({ packed }) => packed)), counters };
}

import type { Codec } from '../codec/codec.ts';
import { newCounters } from '../engine.ts';
import { toFailure } from '../failure.ts';
import { rowReader, scanRows } from '../scan-rows.ts';
import type { Store } from '../store/store.ts';
import { endToEnd } from './end-to-end.ts';
import type { ScanAnswer, ScannedRow, ScanTask } from './scan-messages.ts';

/** Candidates taken at once: small, so that the workers end together. */
export const BATCH = 16;

/** Takes batches of candidates until none is left. Never throws: it answers. */
export function scanTask(store: Store, codec: Codec, task: ScanTask): ScanAnswer {
  const { days, ids, next, where, test, metadata } = task;
  const counters = newCounters();
  const rows: ScannedRow[] = [];
  const survivors: Uint8Array[] = [];
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
        const readRow = metadata ? rowReader(dayFile, where) : (id: number) => ({ id });
        const found = scanRows(dayFile, batch, where, test, codec, counters, readRow);
        for (const { row, packed } of found) {
          rows.push({ ...row, place: at });
          survivors.push(packed);
        }
      } catch (error) {
        return { ...toFailure(error), place: at };
      }
      at = stop;
    }
  }
  return { ok: true, rows, ...endToEnd(survivors), counters };
}

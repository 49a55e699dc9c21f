import type { Codec } from '../codec/codec.ts';
import { newCounters } from '../engine.ts';
import { toFailure } from '../failure.ts';
import { type PackedHit, scanRows } from '../scan-rows.ts';
import type { Store } from '../store/store.ts';
import type { ScanAnswer, ScanDone, ScanTask } from './scan-messages.ts';

/** Candidates taken at once: small, so that the workers end together. */
export const BATCH = 16;

/** Takes batches of candidates until none is left. Never throws: it answers. */
export function scanTask(store: Store, codec: Codec, task: ScanTask): ScanAnswer {
  const { days, ids, next, where, test } = task;
  const counters = newCounters();
  const hits: (PackedHit & { readonly place: number })[] = [];
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
        const found = scanRows(dayFile, ids.subarray(at, stop), where, test, codec, counters);
        for (const hit of found) hits.push({ ...hit, place: at });
      } catch (error) {
        return { ...toFailure(error), place: at };
      }
      at = stop;
    }
  }
  return { ok: true, ...flatten(hits), counters };
}

function flatten(hits: readonly (PackedHit & { readonly place: number })[]): Omit<ScanDone, 'ok' | 'counters'> {
  const lengths = Uint32Array.from(hits, ({ packed }) => packed.length);
  const packed = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0));
  let at = 0;
  for (const hit of hits) {
    packed.set(hit.packed, at);
    at += hit.packed.length;
  }
  return { rows: hits.map(({ row, place }) => ({ ...row, place })), lengths, packed };
}

import path from 'node:path';
import type { Codec } from '../../engines/codec/codec.ts';
import { loadCodec } from '../../engines/codec/registry.ts';
import { type Day, dayPath, listDays } from '../../engines/store/day-path.ts';
import { convertDay } from './convert-day.ts';

/** Codec that reads a format fastest while it checks everything that the format has to check. */
const READERS: Readonly<Record<string, string>> = { bz2: 'bz2-wasm', lz4: 'lz4-wasm', v2: 'v2' };

/** A store and its format. */
export interface StoreOf {
  readonly format: string;
  readonly dataDir: string;
}

/**
 * Re-encodes every day-file of a store.
 * @returns the number of trajectories.
 * @throws LabError with file and row of the first blob that cannot be read or does not come back.
 */
export async function convertStore(
  source: StoreOf,
  target: StoreOf,
  onDay: (done: number, total: number, day: Day) => void,
): Promise<number> {
  const [from, to] = await Promise.all([readerOf(source), readerOf(target)]);
  const conversion = { from, to, compress: await to.loadCompressor() };
  const days = listDays(source.dataDir);
  let trajectories = 0;
  for (const [i, day] of days.entries()) {
    const [file, written] = [path.join(source.dataDir, dayPath(day)), path.join(target.dataDir, dayPath(day))];
    trajectories += await convertDay(file, written, conversion);
    onDay(i + 1, days.length, day);
  }
  return trajectories;
}

function readerOf({ format }: StoreOf): Promise<Codec> {
  return loadCodec(READERS[format] ?? format);
}

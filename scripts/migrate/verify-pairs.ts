import path from 'node:path';
import { LabError } from '../../engines/errors.ts';
import { type Day, dayPath, formatDay, listDays } from '../../engines/store/day-path.ts';
import { checkDataDir } from '../../engines/store/store.ts';
import { isUntil } from './day-option.ts';

/** A day that at least one of two stores has a file for. */
export interface DayPair {
  readonly day: Day;
  /** `YYYY/YYYY-DDD.sqlite`. */
  readonly name: string;
  /** Path in each store; null where it has none. */
  readonly a: string | null;
  readonly b: string | null;
}

/** A pair with a file on both sides. */
export type FullPair = DayPair & { readonly a: string; readonly b: string };

/**
 * The day-files of two stores, paired, in order of their days.
 * @param until the last day that counts: later ones may still be written.
 * @throws LabError DATA_DIR_NOT_FOUND, DATA_DIR_EMPTY where neither has any.
 */
export function pairDays(a: string, b: string, until?: Day): DayPair[] {
  for (const dataDir of [a, b]) checkDataDir(dataDir);
  const [inA, inB] = [new Set(listDays(a)), new Set(listDays(b))];
  const days = [...new Set([...inA, ...inB])].filter((day) => isUntil(day, until)).sort((x, y) => x - y);
  if (days.length === 0) {
    throw new LabError(
      'DATA_DIR_EMPTY',
      `neither '${a}' nor '${b}' holds day-files${until === undefined ? '' : ` up to ${formatDay(until)}`}: name the folders that hold the years`,
    );
  }
  return days.map((day) => ({
    day,
    name: dayPath(day),
    a: inA.has(day) ? path.join(a, dayPath(day)) : null,
    b: inB.has(day) ? path.join(b, dayPath(day)) : null,
  }));
}

export function isFull(pair: DayPair): pair is FullPair {
  return pair.a !== null && pair.b !== null;
}

/** At most `n` items, spread evenly over a list, its first and last among them. */
export function spread<T>(items: readonly T[], n: number): T[] {
  if (items.length <= n) return [...items];
  return Array.from({ length: n }, (_, i) => items[Math.round((i * (items.length - 1)) / Math.max(1, n - 1))] as T);
}

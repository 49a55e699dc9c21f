import type { Conditions } from './conditions.ts';

/** Share of the processors that other work may keep busy, or that may be waited for, before figures are doubtful. */
export const OTHER_WORK = 0.1;

/** Mean of a condition over rounds, weighted by how long they took; null where nothing is known. */
export function meanCondition(conditions: readonly Conditions[], name: keyof Conditions): number | null {
  const known = conditions.filter((own) => own[name] !== null);
  const seconds = known.reduce((sum, own) => sum + own.seconds, 0);
  return seconds === 0 ? null : known.reduce((sum, own) => sum + own.seconds * (own[name] ?? 0), 0) / seconds;
}

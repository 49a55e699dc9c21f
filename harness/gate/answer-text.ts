import type { GateDocument } from './gate-document.ts';

/** What a difference says of the side that has less: how many points or trajectories there are. */
const ALL = /^none: (\d+) (points|trajectories)$/;

/** The end of a place that tells which one is missing. */
const MISSING = /(, )?(point|trajectory) \d+$/;

/**
 * What a side answers and what `other` does, as the rest of a sentence: in words where one has more than the other, such
 * as `returns 4 points of trajectory 0 (…), the base more`.
 */
export function answerText(
  { place, got, expected }: Pick<GateDocument['results'][number], 'place' | 'got' | 'expected'>,
  other: string,
): string {
  const whole = place.replace(MISSING, '');
  const of = whole === '' ? '' : ` of ${whole}`;
  const [, fewer, things] = ALL.exec(got) ?? [];
  if (fewer !== undefined) return `returns ${fewer} ${things}${of}, ${other} more`;
  const [, all, more] = ALL.exec(expected) ?? [];
  if (all !== undefined) return `returns more ${more}${of} than ${other}, which has ${all}`;
  return `answers ${got}, ${other} ${expected}: ${place}`;
}

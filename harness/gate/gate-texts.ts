import type { CellJudgement, CounterChange, Ratio } from './gate-judgement.ts';

/** What a cell is called in a sentence. */
export function placeText({ engine, scenario }: Pick<CellJudgement, 'engine' | 'scenario'>): string {
  return `${engine} on ${scenario ?? 'all scenarios'}`;
}

/** For example `1.152 times the base's time (1.121 to 1.180)`. */
export function ratioText(ratio: Ratio | null): string {
  if (ratio === null) return 'not timed';
  const { estimate, interval } = ratio;
  const range = interval === null ? 'no interval' : `${interval.low.toFixed(3)} to ${interval.high.toFixed(3)}`;
  return `${estimate.toFixed(3)} times the base's time (${range})`;
}

export function counterText({ engine, scenario, counter, base, head }: CounterChange): string {
  return `${engine} on ${scenario}: ${counter} ${base} → ${head}`;
}

/** A share as a percentage with at most one decimal. */
export function percent(share: number): string {
  return `${Number((100 * share).toFixed(1))} %`;
}

import type { CellJudgement, Ratio } from './gate-judgement.ts';

/** What the verdict of a cell rests on: the second look where there was one. */
export function decisive({ first, second }: Pick<CellJudgement, 'first' | 'second'>): Ratio {
  return (second ?? first).ratio;
}

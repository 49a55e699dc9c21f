import { median } from '../stats.ts';
import type { GateWorst } from './gate-document.ts';
import type { Ratio } from './gate-judgement.ts';
import { ratioOf } from './look.ts';

/** A stage of a call on either side. */
export interface StageRatio {
  readonly stage: string;
  /** Medians over process pairs, milliseconds a call. */
  readonly base: number;
  readonly head: number;
  /** Over the pairs in which both sides spent time in it; null where there is none. */
  readonly ratio: Ratio | null;
}

/** Which stages slowed down: those that grew by most milliseconds first, without those that hardly ever come. */
export function stageRatios(stages: GateWorst['stages'], confidence: number): StageRatio[] {
  return stages
    .filter(({ base, head }) => base.length > 0 && head.length > 0 && median(base) + median(head) > 0)
    .map(({ stage, base, head }) => {
      const pairs = base.map((own, pair) => [own, head[pair] ?? 0] as const);
      const logs = pairs.filter(([own, other]) => own > 0 && other > 0).map(([own, other]) => Math.log(other / own));
      return { stage, base: median(base), head: median(head), ratio: ratioOf(logs, confidence) };
    })
    .sort((a, b) => b.head - b.base - (a.head - a.base));
}

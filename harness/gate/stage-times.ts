import type { ComparedProfiles } from '../profile/diff/compare-profiles.ts';
import { nodesOf } from '../profile/diff/compared.ts';
import { FRAME_STAGES, type FrameStage } from '../profile/frame.ts';
import type { GateWorst } from './gate-document.ts';

/**
 * Milliseconds a call by stage, of all threads together, a value a round of fresh processes on either side; side A is
 * the base. Stages that neither side spends time in are left out, and so is waiting.
 */
export function stageTimes({ roots, rounds }: ComparedProfiles): GateWorst['stages'] {
  const zeros = () => Array.from({ length: rounds }, () => 0);
  const sums = new Map<FrameStage, { base: number[]; head: number[] }>();
  for (const { frame, self } of roots.flatMap((root) => [...nodesOf(root)])) {
    const own = sums.get(frame.stage) ?? { base: zeros(), head: zeros() };
    sums.set(frame.stage, own);
    for (let round = 0; round < rounds; round++) {
      own.base[round] = (own.base[round] as number) + (self.a[round] as number);
      own.head[round] = (own.head[round] as number) + (self.b[round] as number);
    }
  }
  return FRAME_STAGES.filter((stage) => stage !== 'idle').flatMap((stage) => {
    const own = sums.get(stage);
    return own === undefined || [...own.base, ...own.head].every((value) => value === 0) ? [] : [{ stage, ...own }];
  });
}

import type { GateDocument } from '../../harness/gate/gate-document.ts';
import { stageRatios } from '../../harness/gate/stage-ratios.ts';
import { milliseconds } from '../numbers.ts';

/**
 * The stage of the worst cell that grew by most, in a sentence without its full stop, such as `decode takes 2.04 times
 * as long (1.60 ms a call in place of 0.786)`; null where no stage has surely grown.
 */
export function grownStage({ worst, policy }: GateDocument): string | null {
  if (worst === undefined) return null;
  const [most] = stageRatios(worst.stages, policy.confidence);
  if (most === undefined || most.ratio === null || (most.ratio.interval?.low ?? 0) <= 1) return null;
  const { stage, base, head, ratio } = most;
  const times = ratio.estimate.toPrecision(3);
  return `${stage} takes ${times} times as long (${milliseconds(head)} ms a call in place of ${milliseconds(base)})`;
}

/** Where the worst cell slowed down: the stage, where one has surely grown, and its differential flame graph. */
export function worstTexts(document: GateDocument): string[] {
  const page = document.worst?.page ?? null;
  const stage = grownStage(document);
  const beside = page?.includes('/') === false ? ', beside the HTML report' : '';
  return [
    ...(stage === null ? [] : [`${document.worst?.engine} on ${document.worst?.scenario}: ${stage}`]),
    ...(page === null ? [] : [`differential flame graph: ${page}${beside}`]),
  ];
}

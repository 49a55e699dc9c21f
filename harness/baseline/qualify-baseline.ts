import { armName } from '../gate/gate-document.ts';
import type { CellJudgement, Qualification } from '../gate/gate-judgement.ts';
import { percent, placeText, ratioText } from '../gate/gate-texts.ts';
import { seen } from '../gate/qualify.ts';
import type { BaselineCells } from './baseline-cells.ts';
import type { BaselineCheck } from './baseline-check.ts';
import { beforeAndAfter } from './baseline-rows.ts';
import { otherCalls } from './calls-of.ts';
import { otherWork } from './other-work.ts';
import { shiftRatio } from './shift-look.ts';

/**
 * Whether a check called equals equal and saw what it should have seen: the control's ratio to itself is what it was, and
 * the injected slowdown shows on the control, over all its scenarios, as the gate asks for it. Both arms are of the same
 * run, so what differs between runs has to be told otherwise: by the work of others, and by how much processes were asked.
 */
export function qualifyBaseline(check: BaselineCheck, { engines, control }: BaselineCells): Qualification {
  const { baseline, policy, screening } = check;
  const alarms = control.filter(({ second }) => second?.confirmed === true);
  const slow =
    screening === null
      ? null
      : shiftRatio(beforeAndAfter(check, screening, armName('slow', baseline.control), null), policy.confidence);
  const injectedSeen = seen(slow, policy.floor);
  const compared = control.some(({ scenario, first }) => scenario === null && first.ratio.interval !== null);
  const reasons = [
    ...alarms.map((cell) => `the control differs from itself: ${placeText(cell)}, ${ratioText(cell.first.ratio)}`),
    ...(injectedSeen
      ? []
      : [`the injected ${percent(policy.injected)} was not seen on ${baseline.control}: ${ratioText(slow)}`]),
    ...(compared ? [] : ['the control was not compared with itself: too few process pairs']),
    ...otherWork(check),
    ...otherCalls(check),
    ...(engines.length > 0 ? [] : ['no engine of the baseline was timed']),
  ];
  const visible = engines.flatMap((cell: CellJudgement) => (cell.scenario === null ? (cell.visible ?? []) : []));
  return {
    qualified: reasons.length === 0,
    reasons,
    falseAlarms: alarms.length,
    comparisons: control.length,
    injectedFound: injectedSeen ? 1 : 0,
    injectedExpected: 1,
    visible: visible.length === 0 ? null : Math.max(...visible),
  };
}

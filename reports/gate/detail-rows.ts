import type { GateDocument } from '../../harness/gate/gate-document.ts';
import type { GateJudgement } from '../../harness/gate/gate-judgement.ts';
import { stageRatios } from '../../harness/gate/stage-ratios.ts';
import { count, milliseconds } from '../numbers.ts';
import { intervalText, ratioNumber } from './cell-rows.ts';

/** Head and rows of the counters that differ. */
export function counterRows({ counters }: GateJudgement): string[][] {
  return [
    ['engine', 'scenario', 'counter', 'base', 'head'],
    ...counters.map(({ engine, scenario, counter, base, head }) => [
      engine,
      scenario,
      counter,
      count(base),
      count(head),
    ]),
  ];
}

/** Head and rows of what the sides answer differently. */
export function differenceRows({ results }: GateDocument): string[][] {
  return [
    ['engine', 'scenario', 'place', 'base', 'head'],
    ...results.map(({ engine, scenario, place, expected, got }) => [engine, scenario, place, expected, got]),
  ];
}

/** Head and rows of the stages of the worst cell, milliseconds a call. */
export function stageRows({ worst, policy }: GateDocument): string[][] {
  return [
    ['stage', 'base ms', 'head ms', 'head / base', '95 % interval'],
    ...stageRatios(worst?.stages ?? [], policy.confidence).map(({ stage, base, head, ratio }) => [
      ...[stage, milliseconds(base), milliseconds(head)],
      ...[ratioNumber(ratio), intervalText(ratio)],
    ]),
  ];
}

import type { DeltaVerdict, FrameDelta } from '../../harness/profile/diff/frame-deltas.ts';
import { milliseconds } from '../numbers.ts';

const WORDS: Record<DeltaVerdict, string> = {
  more: 'B costs more',
  less: 'B costs less',
  same: 'the same',
  unsure: 'not decided',
};

export function verdictText(verdict: DeltaVerdict): string {
  return WORDS[verdict];
}

/** `+1.20 [+0.90, +1.40]`, milliseconds. */
export function changeText({ median, interval }: FrameDelta): string {
  const range = interval === null ? '' : ` [${signed(interval.low)}, ${signed(interval.high)}]`;
  return `${signed(median)}${range}`;
}

/** Both sides of a frame, its change and what to think of it. */
export function deltaText(delta: FrameDelta): string {
  const { a, b, verdict } = delta;
  return `A ${milliseconds(a)} ms a query, B ${milliseconds(b)} ms, change ${changeText(delta)}: ${verdictText(verdict)}`;
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${milliseconds(Math.abs(value))}`;
}

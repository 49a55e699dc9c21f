import { FRAME_STAGES, type Frame, type FrameStage, frameKey } from './frame.ts';
import type { ThreadSamples } from './profile.ts';

export interface FrameWeight {
  readonly frame: Frame;
  /** Milliseconds or bytes of the frame itself. */
  readonly self: number;
}

/** Frames of all threads by what they took themselves, the heaviest first; idle ones are left out. */
export function heaviestFrames(threads: readonly ThreadSamples[]): FrameWeight[] {
  const weights = new Map<string, { frame: Frame; self: number }>();
  for (const { frame, weight } of ends(threads)) {
    if (frame.kind === 'idle') continue;
    const key = frameKey(frame);
    const known = weights.get(key);
    if (known === undefined) weights.set(key, { frame, self: weight });
    else known.self += weight;
  }
  return [...weights.values()].sort((a, b) => b.self - a.self || frameKey(a.frame).localeCompare(frameKey(b.frame)));
}

/** What each stage took in all threads, in the order of stages; those that took nothing are left out. */
export function stageWeights(threads: readonly ThreadSamples[]): { stage: FrameStage; weight: number }[] {
  const weights = new Map<FrameStage, number>();
  for (const { frame, weight } of ends(threads)) weights.set(frame.stage, (weights.get(frame.stage) ?? 0) + weight);
  return FRAME_STAGES.flatMap((stage) => {
    const weight = weights.get(stage) ?? 0;
    return weight > 0 ? [{ stage, weight }] : [];
  });
}

/** Weight of a thread's samples: what it worked, what it collected garbage, what it slept. */
export function threadWeights(thread: ThreadSamples): { busy: number; gc: number; idle: number } {
  const sums = { busy: 0, gc: 0, idle: 0 };
  for (const { frame, weight } of ends([thread])) {
    sums[frame.kind === 'gc' || frame.kind === 'idle' ? frame.kind : 'busy'] += weight;
  }
  return sums;
}

function* ends(threads: readonly ThreadSamples[]): Generator<{ frame: Frame; weight: number }> {
  for (const { samples } of threads) {
    for (const [stack, weight] of samples.seen) {
      const frame = samples.stacks[stack]?.at(-1);
      if (frame !== undefined) yield { frame, weight };
    }
  }
}

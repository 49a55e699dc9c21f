import { type Frame, frameKey } from '../../harness/profile/frame.ts';
import type { Profile, ThreadSamples } from '../../harness/profile/profile.ts';

/** A profile in the file format of speedscope, one of its profiles a thread, samples in the order of time. */
export function speedscope({ engine, scenario, unit, threads }: Profile): string {
  const frames = new Map<string, { index: number; frame: Frame }>();
  const indexOf = (frame: Frame) => {
    const key = frameKey(frame);
    const known = frames.get(key);
    if (known !== undefined) return known.index;
    frames.set(key, { index: frames.size, frame });
    return frames.size - 1;
  };
  const name = `${engine} on ${scenario}`;
  const profiles = threads.map((thread) => sampled(thread, unit === 'ms' ? 'milliseconds' : 'bytes', indexOf));
  return JSON.stringify({
    $schema: 'https://www.speedscope.app/file-format-schema.json',
    name,
    exporter: 'querylab',
    activeProfileIndex: 0,
    shared: {
      frames: [...frames.values()].map(({ frame }) => ({
        name: frame.name,
        ...(frame.file !== null && { file: frame.file }),
        ...(frame.line !== null && { line: frame.line }),
      })),
    },
    profiles,
  });
}

function sampled({ name, samples }: ThreadSamples, unit: string, indexOf: (frame: Frame) => number) {
  const stacks = samples.stacks.map((stack) => stack.map(indexOf));
  return {
    type: 'sampled',
    name,
    unit,
    startValue: 0,
    endValue: samples.seen.reduce((sum, [, weight]) => sum + weight, 0),
    samples: samples.seen.map(([stack]) => stacks[stack]),
    weights: samples.seen.map(([, weight]) => weight),
  };
}

import { z } from 'zod';
import type { ProfileFrame } from './facts-document.ts';

/** What is used of a `.cpuprofile` as V8 writes it. */
export const cpuProfileSchema = z.object({
  nodes: z.array(z.object({ id: z.number(), callFrame: z.object({ functionName: z.string(), url: z.string() }) })),
  /** Microseconds on the monotonic clock, as are the deltas. */
  startTime: z.number(),
  endTime: z.number(),
  /** Node that ran at each sample. */
  samples: z.array(z.number()),
  /** Microseconds from the sample before to each. */
  timeDeltas: z.array(z.number()),
});

export type CpuProfile = z.infer<typeof cpuProfileSchema>;

/** A span on the monotonic clock, in microseconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Frames that stand for no work. */
const NO_WORK = ['(root)', '(idle)'];

/**
 * The frames with most time of their own over the threads of a process, within a span: each sample's frame gets the time
 * to the next sample. Shares are of all time but the idle.
 */
export function topFrames(threads: readonly CpuProfile[], { from, to }: Span, count: number): ProfileFrame[] {
  const times = new Map<string, { readonly name: string; readonly place: string; microseconds: number }>();
  let all = 0;
  for (const { nodes, startTime, endTime, samples, timeDeltas } of threads) {
    const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
    let time = startTime;
    for (const [i, id] of samples.entries()) {
      time += timeDeltas[i] ?? 0;
      const length = Math.max(0, timeDeltas[i + 1] ?? endTime - time);
      const frame = frames.get(id);
      if (time < from || time >= to || frame === undefined || NO_WORK.includes(frame.functionName)) continue;
      const [name, place] = [frame.functionName || '(anonymous)', placeOf(frame.functionName, frame.url)];
      const own = times.get(`${name}\n${place}`) ?? { name, place, microseconds: 0 };
      own.microseconds += length;
      all += length;
      times.set(`${name}\n${place}`, own);
    }
  }
  return [...times.values()]
    .sort((a, b) => b.microseconds - a.microseconds)
    .slice(0, count)
    .map(({ name, place, microseconds }) => ({ name, place, share: microseconds / all }));
}

/** A source file of the lab, a package, or the kind of code that has no file. */
function placeOf(name: string, url: string): string {
  if (name === '(garbage collector)' || name === '(program)') return 'V8';
  if (url.startsWith('wasm:')) return 'WebAssembly';
  if (url === '' || url.startsWith('node:')) return url === '' ? 'native' : 'Node';
  const inPackage = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url)?.[1];
  if (inPackage !== undefined) return inPackage;
  return url.replace(/^.*\/dist\//, '').replace(/\.js$/, '.ts');
}

import type { Profiler } from 'node:inspector';
import { type Frame, GC, IDLE } from './frame.ts';
import type { FrameLocator } from './frame-locator.ts';
import { SampleCollector, type Samples } from './samples.ts';

/** What starts and ends a profile sees itself in it. */
const PROBE = /^harness\/profile\/(probe|thread-inspectors)\.ts$/;

/** Where the workers of piscina sleep until there is a task: V8 sees a function that runs. */
const WAIT = { name: 'atomicsWaitLoop', file: 'piscina/dist/worker.js' };

/**
 * Samples of a V8 CPU profile, weights in milliseconds. A sample lasts until the next; idle and collected time stand
 * below the thread, whatever waited or allocated.
 */
export function cpuSamples(profile: Profiler.Profile, locator: FrameLocator): Samples {
  const collector = new SampleCollector();
  const stacks = stacksOf(profile, locator);
  const counted = [...stacks].filter(([, stack]) => !stack.some(({ file }) => file !== null && PROBE.test(file)));
  const numbers = new Map(counted.map(([id, stack]) => [id, collector.stack(stack)]));
  const { samples = [], timeDeltas = [], startTime, endTime } = profile;
  let time = startTime;
  const times = timeDeltas.map((delta) => {
    time += delta;
    return time;
  });
  for (const [i, id] of samples.entries()) {
    // Deltas can be negative where the clock's readings came out of order.
    const microseconds = Math.max(0, (times[i + 1] ?? endTime) - (times[i] as number));
    const number = numbers.get(id);
    if (number !== undefined) collector.add(number, microseconds / 1000);
  }
  return collector;
}

function stacksOf({ nodes }: Profiler.Profile, locator: FrameLocator): Map<number, readonly Frame[]> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const stacks = new Map<number, readonly Frame[]>();
  const visit = (id: number, above: readonly Frame[]) => {
    const node = byId.get(id);
    if (node === undefined) return;
    const isRoot = node.callFrame.functionName === '(root)';
    const stack = isRoot ? above : [...above, locator.frameOf(node.callFrame, above.at(-1) ?? null)];
    stacks.set(id, settled(stack));
    for (const child of node.children ?? []) visit(child, stack);
  };
  const [root] = nodes;
  if (root !== undefined) visit(root.id, []);
  return stacks;
}

function settled(stack: readonly Frame[]): readonly Frame[] {
  const last = stack.at(-1);
  if (last === undefined) return [];
  if (last.kind === 'gc') return [GC];
  if (last.kind === 'idle' || (last.name === WAIT.name && last.file === WAIT.file)) return [IDLE];
  return stack;
}

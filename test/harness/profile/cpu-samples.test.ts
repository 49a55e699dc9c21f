import type { Profiler } from 'node:inspector';
import { expect, test } from 'vitest';
import { PACKAGE_ROOT } from '../../../engines/package-root.ts';
import { cpuSamples } from '../../../harness/profile/cpu-samples.ts';
import { FrameLocator } from '../../../harness/profile/frame-locator.ts';
import { heaviestFrames, stageWeights, threadWeights } from '../../../harness/profile/self-weights.ts';

const node = (id: number, functionName: string, url = '', children: number[] = []): Profiler.ProfileNode => ({
  id,
  callFrame: { functionName, url, scriptId: '0', lineNumber: 0, columnNumber: 0 },
  children,
});

/** A worker that sleeps, works, collects and sleeps. Times in microseconds: 100, then at 1100, 3100, 6100, until 10100. */
const PROFILE: Profiler.Profile = {
  nodes: [
    node(1, '(root)', '', [2, 3, 4]),
    node(2, '(garbage collector)'),
    node(3, '(idle)'),
    node(4, 'onMessage', 'file:///x/node_modules/piscina/dist/worker.js', [5, 6]),
    node(5, 'atomicsWaitLoop', 'file:///x/node_modules/piscina/dist/worker.js', [7]),
    node(6, 'f', 'file:///x/node_modules/seek-bzip/lib/index.js'),
    node(7, 'receiveMessageOnPort', 'node:internal/worker/io'),
  ],
  startTime: 0,
  endTime: 10_100,
  samples: [5, 6, 2, 7],
  timeDeltas: [100, 1000, 2000, 3000],
};

const thread = { name: 'worker 1', samples: cpuSamples(PROFILE, new FrameLocator(PACKAGE_ROOT)) };

test('a sample lasts until the next one, the last until the end', () => {
  expect(thread.samples.seen.map(([, weight]) => weight)).toEqual([1, 2, 3, 4]);
});

test('a worker that waits for a task is idle, what it does to receive one is not', () => {
  expect(threadWeights(thread)).toEqual({ busy: 6, gc: 3, idle: 1 });
  expect(thread.samples.stacks[thread.samples.seen[3]?.[0] ?? -1]?.map(({ name }) => name)).toEqual([
    'onMessage',
    'atomicsWaitLoop',
    'receiveMessageOnPort',
  ]);
});

test('frames by what they take themselves, without idle time; stages with it', () => {
  expect(heaviestFrames([thread]).map(({ frame, self }) => [frame.name, self])).toEqual([
    ['receiveMessageOnPort', 4],
    ['(garbage collector)', 3],
    ['f', 2],
  ]);
  expect(stageWeights([thread, thread])).toEqual([
    { stage: 'decompress', weight: 4 },
    { stage: 'transfer', weight: 8 },
    { stage: 'gc', weight: 6 },
    { stage: 'idle', weight: 2 },
  ]);
});

test('what profiles does not count', () => {
  const probe = 'harness/profile/thread-inspectors';
  const own = node(6, '#post', new URL(`../../../dist/${probe}.js`, import.meta.url).href);
  const nodes = PROFILE.nodes.map((other) => (other.id === 6 ? own : other));
  const { seen } = cpuSamples({ ...PROFILE, nodes }, new FrameLocator(PACKAGE_ROOT));
  expect(seen.map(([, weight]) => weight)).toEqual([1, 3, 4]);
});

test('readings of the clock that came out of order take nothing away', () => {
  const { seen } = cpuSamples({ ...PROFILE, timeDeltas: [100, 1000, -500, 3000] }, new FrameLocator(PACKAGE_ROOT));
  expect(seen.every(([, weight]) => weight >= 0)).toBe(true);
});

import { expect, test } from 'vitest';
import { type CpuProfile, topFrames } from '../../../harness/performance/top-frames.ts';

const frame = (id: number, functionName: string, url = '') => ({ id, callFrame: { functionName, url } });

const PROFILE: CpuProfile = {
  nodes: [
    frame(1, '(root)'),
    frame(2, '(idle)'),
    frame(3, 'decode', 'file:///somewhere/lab/dist/engines/v2/scan.js'),
    frame(4, '', 'node:internal/x'),
    frame(5, '(garbage collector)'),
    frame(6, 'f7', 'wasm://wasm/0123'),
    frame(7, 'all', 'file:///somewhere/lab/node_modules/better-sqlite3/lib/x.js'),
    frame(8, 'decode', 'file:///somewhere/lab/dist/engines/v2/scan.js'),
  ],
  startTime: 1_000,
  endTime: 2_000,
  // At 1,000, 1,100, … 1,900; the first lies before the span.
  samples: [3, 3, 2, 8, 4, 5, 6, 7, 3, 2],
  timeDeltas: [0, 100, 100, 100, 100, 100, 100, 100, 100, 100],
};

test('time of its own goes to the frame of each sample, within the span, idle left out', () => {
  const frames = topFrames([PROFILE], { from: 1_050, to: 2_000 }, 10);
  expect(frames[0]).toEqual({ name: 'decode', place: 'engines/v2/scan.ts', share: expect.closeTo(3 / 7, 9) });
  expect(new Map(frames.map(({ name, place }) => [name, place]))).toEqual(
    new Map([
      ['decode', 'engines/v2/scan.ts'],
      ['(anonymous)', 'Node'],
      ['(garbage collector)', 'V8'],
      ['f7', 'WebAssembly'],
      ['all', 'better-sqlite3'],
    ]),
  );
  expect(frames.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
});

test('threads are added up, and only the first frames are given', () => {
  const frames = topFrames([PROFILE, PROFILE], { from: 0, to: 3_000 }, 2);
  expect(frames).toHaveLength(2);
  expect(frames[0]?.share).toBeCloseTo(4 / 8, 9);
});

test('a span without samples has no frames', () => {
  expect(topFrames([PROFILE], { from: 5_000, to: 6_000 }, 10)).toEqual([]);
  expect(topFrames([], { from: 0, to: 1 }, 10)).toEqual([]);
});

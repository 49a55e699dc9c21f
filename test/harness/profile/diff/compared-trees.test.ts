import type { Profiler } from 'node:inspector';
import { expect, test } from 'vitest';
import { PACKAGE_ROOT } from '../../../../engines/package-root.ts';
import { nodesOf } from '../../../../harness/profile/diff/compared.ts';
import { ComparedTrees } from '../../../../harness/profile/diff/compared-trees.ts';

/** A profile of one stack, the root first, whose last function was seen for a millisecond. */
function stackOf(...names: string[]): Profiler.Profile {
  const callFrame = { url: 'file:///elsewhere/a.js', scriptId: '0', lineNumber: 0, columnNumber: 0 };
  return {
    nodes: ['(root)', ...names].map((functionName, i) => ({
      id: i + 1,
      callFrame: { ...callFrame, functionName },
      children: i < names.length ? [i + 2] : [],
    })),
    startTime: 0,
    endTime: 1000,
    samples: [names.length + 1],
    timeDeltas: [0],
  };
}

function compared(...profiles: Profiler.Profile[]) {
  const trees = new ComparedTrees(profiles.length, new Set());
  for (const [round, cpu] of profiles.entries()) {
    trees.add('a', round, PACKAGE_ROOT, [{ queries: 1, seconds: 1, complete: true, threads: [{ name: 'main', cpu }] }]);
  }
  return trees.roots.flatMap((root) => [...nodesOf(root)]).map(({ frame, self }) => [frame.name, self.a] as const);
}

test('a function is one frame, whether a closure above it is shown or not', () => {
  expect(compared(stackOf('query', '', 'decode'), stackOf('query', 'decode'))).toEqual([
    ['main', [0, 0]],
    ['query', [0, 0]],
    ['decode', [1, 1]],
  ]);
});

test('a closure that works itself is a frame', () => {
  expect(compared(stackOf('query', ''))).toEqual([
    ['main', [0]],
    ['query', [0]],
    ['(anonymous)', [1]],
  ]);
});

import { expect, test } from 'vitest';
import { stageTimes } from '../../../harness/gate/stage-times.ts';
import type { ComparedProfiles } from '../../../harness/profile/diff/compare-profiles.ts';
import { type ComparedNode, comparedNode } from '../../../harness/profile/diff/compared.ts';
import type { FrameStage } from '../../../harness/profile/frame.ts';

function node(stage: FrameStage, a: number[], b: number[], ...children: ComparedNode[]): ComparedNode {
  const made = comparedNode(stage, { name: stage, file: null, line: null, kind: 'project', stage }, 2);
  made.self.a.splice(0, 2, ...a);
  made.self.b.splice(0, 2, ...b);
  for (const [i, child] of children.entries()) made.children.set(String(i), child);
  return made;
}

test('stages add up over threads and callers, a value a round, in the order of the stages', () => {
  const main = node('other', [0, 0], [0, 0], node('decode', [2, 3], [4, 5], node('index', [1, 1], [1, 2])));
  const workers = node('other', [0, 0], [0, 0], node('decode', [10, 20], [30, 40]), node('idle', [9, 9], [9, 9]));
  expect(stageTimes({ roots: [main, workers], rounds: 2 } as unknown as ComparedProfiles)).toEqual([
    { stage: 'index', base: [1, 1], head: [1, 2] },
    { stage: 'decode', base: [12, 23], head: [34, 45] },
  ]);
});

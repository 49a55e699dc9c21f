import { changesOf } from '../../../harness/profile/diff/changes.ts';
import type { ComparedProfiles } from '../../../harness/profile/diff/compare-profiles.ts';
import { type ComparedNode, comparedNode } from '../../../harness/profile/diff/compared.ts';
import { type Frame, GC, IDLE } from '../../../harness/profile/frame.ts';
import type { Profile } from '../../../harness/profile/profile.ts';
import { SampleCollector } from '../../../harness/profile/samples.ts';

/** A name that would end the script it lies in, or become mark-up. */
export const HOSTILE = '</script><img src=x onerror=alert(1)>';

const frame = (name: string, file: string | null, kind: Frame['kind'], stage: Frame['stage']): Frame => ({
  name,
  file,
  line: file === null ? null : 7,
  kind,
  stage,
});

export const QUERY = frame('query', 'engines/typed.ts', 'project', 'other');
export const DECODE = frame('decodeColumns', 'engines/format/decode-columns.ts', 'project', 'decode');
const READ = frame('all', null, 'native', 'fetch');

/** Ten queries of 100 ms on the main thread and in one worker. */
export function sampleProfile(): Profile {
  const main = new SampleCollector();
  main.add(main.stack([QUERY, DECODE]), 500);
  main.add(main.stack([QUERY, READ]), 300);
  main.add(main.stack([GC]), 100);
  main.add(main.stack([IDLE]), 100);
  const worker = new SampleCollector();
  worker.add(worker.stack([frame(HOSTILE, 'x/index.js', 'dependency', 'decompress')]), 600);
  worker.add(worker.stack([IDLE]), 400);
  return {
    engine: 'typed/lz4',
    scenario: 'reference/boston',
    tool: 'cpu',
    unit: 'ms',
    queries: 10,
    seconds: 1,
    complete: true,
    inlining: true,
    threads: [
      { name: 'main', samples: main },
      { name: 'worker 1', samples: worker },
    ],
    records: [],
  };
}

const ROUNDS = 12;

function compared(own: Frame, a: number, b: number, children: ComparedNode[] = []): ComparedNode {
  const node = comparedNode(own.name, own, ROUNDS);
  for (let round = 0; round < ROUNDS; round++) {
    node.self.a[round] = a * (1 + round / 100);
    node.self.b[round] = b * (1 + round / 100);
  }
  for (const child of children) node.children.set(child.key, child);
  return node;
}

/** A decodes in 10 ms and B in 15, reading takes 20 of both. */
export function sampleComparison(): { profiles: ComparedProfiles; changes: ReturnType<typeof changesOf> } {
  const main = frame('main', null, 'node', 'other');
  const roots = [compared(main, 0, 0, [compared(QUERY, 1, 1, [compared(DECODE, 10, 15), compared(READ, 20, 20)])])];
  const wall = (ms: number) => Array.from({ length: ROUNDS }, (_, round) => ms * (1 + round / 100));
  const profiles: ComparedProfiles = {
    labels: { a: 'typed/lz4', b: 'typed/lz4 at topic' },
    scenario: 'reference/boston',
    rounds: ROUNDS,
    complete: true,
    floor: 0.02,
    wallMs: { a: wall(31), b: wall(36) },
    queries: { a: 240, b: 210 },
    roots,
  };
  return { profiles, changes: changesOf(profiles) };
}

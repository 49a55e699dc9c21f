import { expect, test } from 'vitest';
import type { BenchHooks, Phase } from '../../harness/options.ts';
import { roundHooks } from '../../harness/round-progress.ts';
import { stepHooks } from '../../harness/step-hooks.ts';

/** What the harness tells of rounds of processes: each of them is opened, asked and timed. */
function runRounds(hooks: BenchHooks, rounds: number): void {
  for (let round = 0; round < rounds; round++) {
    const own = roundHooks(hooks, { round, rounds, done: round, steps: rounds }, () => round);
    for (const phase of ['open', 'identity', 'timing'] satisfies Phase[]) {
      for (const done of [1, 2]) own.onProgress(phase, done, 2, 'typed/lz4', null);
    }
  }
}

test('a look is one phase of so many steps, however often the harness begins another one of its own', () => {
  const told: string[] = [];
  const onProgress = (look: string, done: number, total: number, label: string) =>
    told.push(`${look} ${done}/${total} ${label}`);
  runRounds(stepHooks('screening', { signal: new AbortController().signal, onProgress }), 3);
  expect([...new Set(told)]).toEqual([
    'screening 0/3 pair 1/3, typed/lz4',
    'screening 1/3 pair 2/3, typed/lz4',
    'screening 2/3 pair 3/3, typed/lz4',
  ]);
});

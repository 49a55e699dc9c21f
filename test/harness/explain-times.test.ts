import { describe, expect, test } from 'vitest';
import { LabError } from '../../engines/errors.ts';
import { explainTimes, explanationSeconds } from '../../harness/explain-times.ts';
import { checkIdentity } from '../../harness/identity.ts';
import type { BenchOptions } from '../../harness/options.ts';
import { runRounds } from '../../harness/rounds.ts';
import { type FakeEngine, type FakeRun, fakeRun } from './support/fake-session.ts';

type Mode = BenchOptions['stages'];

/** Engines of which the i-th scenario has i candidates. */
async function identified(
  engines: Readonly<Record<string, FakeEngine>>,
  stages: Mode,
  rest: { scenarios?: number; budgetSeconds?: number } = {},
): Promise<FakeRun> {
  const counted = Object.entries(engines).map(([name, own]) => [name, { candidates: (i: number) => i, ...own }]);
  const run = fakeRun(Object.fromEntries(counted), { scenarios: 3, stages, ...rest });
  await checkIdentity(run.session, run.scenarios, run.hooks);
  run.asked.length = 0;
  return run;
}

const explain = async (run: FakeRun) => {
  await explainTimes(run.session, run.scenarios, explanationSeconds(run.session, run.scenarios), run.hooks);
  return run.asked.map(({ kind, engine, scenario }) => `${kind} ${engine} ${scenario}`);
};

test('costs come before stages, of every engine on scenarios with candidates', async () => {
  const asked = await explain(await identified({ a: {}, b: {} }, 'all'));
  const cells = ['a 1', 'b 1', 'a 2', 'b 2'];
  expect(asked).toEqual([...cells.map((cell) => `costs ${cell}`), ...cells.map((cell) => `stages ${cell}`)]);
});

test('what was found is in the cells', async () => {
  const run = await identified({ a: {} }, 'all');
  await explain(run);
  const [without, cell] = run.session.cells();
  expect(without).not.toHaveProperty('stages');
  expect(cell).toMatchObject({
    wholeMilliseconds: 1,
    stages: [{ stage: 'other', milliseconds: 1 }],
    costs: { calls: 5 },
  });
  expect(cell).not.toHaveProperty('workers');
});

describe('how much', () => {
  test('is none where nobody wants it', async () => {
    const run = await identified({ a: {} }, 'none');
    expect(explanationSeconds(run.session, run.scenarios)).toBe(0);
    const rounds = fakeRun({ 'typed/bz2': {} }, { stages: 'none' });
    await runRounds(rounds.session.options, rounds.scenarios, () => 0, 1, rounds.hooks, rounds.start);
    expect(rounds.asked.map(({ kind }) => kind)).not.toContain('stages');
  });

  test('is a small part of the budget where nobody asked', async () => {
    // A call takes 100 ms on scenario 1, ten times that on scenario 2: 0.4 s and 4 s.
    const slow = { sample: (scenario: number) => 10 ** (scenario + 1) };
    const run = await identified({ a: slow }, 'some', { budgetSeconds: 30 });
    expect(explanationSeconds(run.session, run.scenarios)).toBeLessThan(3);
    expect(await explain(run)).toEqual(['costs a 1', 'stages a 1']);
  });

  test('is at least the first scenario, whatever the budget', async () => {
    const run = await identified({ a: { sample: () => 1e6 } }, 'some');
    expect(await explain(run)).toEqual(['costs a 1', 'stages a 1']);
  });

  test('is at most half of the budget taken from the timing', async () => {
    const run = await identified({ a: { sample: () => 1e6 } }, 'all', { budgetSeconds: 60 });
    expect(explanationSeconds(run.session, run.scenarios)).toBe(30);
    expect(await explain(run)).toHaveLength(4);
  });
});

test('slow calls are made once, quick ones five times', async () => {
  for (const [milliseconds, calls] of [
    [1, 5],
    [40, 2],
    [5000, 1],
  ] as const) {
    const run = await identified({ a: { sample: () => milliseconds } }, 'all');
    await explain(run);
    expect(run.session.cells()[1]?.costs?.calls).toBe(calls);
  }
});

test('in a run they follow the timing, in the first round only', async () => {
  const run = fakeRun({ 'typed/bz2': { candidates: () => 1 } }, { pairs: 3, stages: 'all', repeats: 5 });
  await runRounds(run.session.options, run.scenarios, () => 0, 100, run.hooks, run.start);
  expect(run.asked.map(({ kind }) => kind)).toEqual([
    ...[
      'open',
      'identify',
      'sample',
      'tracks',
      'costs',
      'stages',
      'open',
      'identify',
      'sample',
      'open',
      'identify',
      'sample',
    ],
  ]);
});

test('an engine that fails in them is out, and nothing of it stays', async () => {
  const failing = {
    stages: (scenario: number) => {
      if (scenario === 2) throw new LabError('CHILD_DIED', 'gone');
    },
  };
  const run = await identified({ a: {}, b: failing }, 'all');
  await explain(run);
  expect(run.session.verdicts()[1]).toMatchObject({ status: 'failed', code: 'CHILD_DIED', scenario: 's/2' });
  for (const cell of run.session.cells().filter(({ engine }) => engine === 'b')) {
    for (const field of ['stages', 'wholeMilliseconds', 'costs']) expect(cell).not.toHaveProperty(field);
  }
});

test('engines that tell neither have neither', async () => {
  const run = await identified({ a: { peer: true } }, 'all');
  await explain(run);
  for (const cell of run.session.cells()) expect(cell).not.toHaveProperty('stages');
});

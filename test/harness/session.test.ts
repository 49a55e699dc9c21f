import { describe, expect, test } from 'vitest';
import { newCounters } from '../../engines/engine.ts';
import { LabError } from '../../engines/errors.ts';
import { samplesOf } from '../../harness/document.ts';
import type { Scenario } from '../../scenarios/scenario.ts';
import { caught } from '../support/caught-error.ts';
import { type FakeRun, fakeRun } from './support/fake-session.ts';

const first = ({ scenarios }: FakeRun): Scenario => (scenarios[0] as FakeRun['scenarios'][number]).scenario;
const answer = { digest: 'd', counters: newCounters(), hits: 1, pointsReturned: 1, milliseconds: 8 };

test('a session starts with every engine active and no cell', () => {
  const { session } = fakeRun({ b: {}, a: {} });
  expect(session.active).toEqual(['b', 'a']);
  expect(session.cells()).toEqual([]);
  expect(session.verdicts()).toEqual([
    { name: 'b', status: 'ok' },
    { name: 'a', status: 'ok' },
  ]);
});

test('a call is expected to take what the checked call took, and later the median of the samples', () => {
  const run = fakeRun({ a: {} });
  expect(run.session.estimate('a', first(run))).toBe(0);
  run.session.identified('a', first(run), answer);
  expect(run.session.estimate('a', first(run))).toBe(8);
  run.session.record('a', first(run), [1, 2, 9]);
  expect(run.session.estimate('a', first(run))).toBe(2);
});

test('an engine that is out loses its samples, and no other does', () => {
  const run = fakeRun({ a: {}, b: {} });
  for (const engine of ['a', 'b']) {
    run.session.identified(engine, first(run), answer);
    run.session.record(engine, first(run), [1, 2]);
  }
  const rest = { against: 'b', place: '', got: '', expected: '', reproduce: '' };
  run.session.exclude({ name: 'a', status: 'wrong', scenario: 's/0', ...rest });
  expect(run.session.active).toEqual(['b']);
  expect(run.session.cells().map(samplesOf)).toEqual([[], [1, 2]]);
});

test('samples are kept by the round of processes they come from', () => {
  const run = fakeRun({ a: {} });
  run.session.identified('a', first(run), answer);
  run.session.record('a', first(run), [1, 2]);
  run.session.record('a', first(run), [3]);
  run.session.beginRound(2, run.session.processes);
  run.session.identified('a', first(run), { ...answer, milliseconds: 99 });
  run.session.record('a', first(run), []);
  run.session.record('a', first(run), [4]);
  expect(run.session.cells().map(({ rounds }) => rounds)).toEqual([
    [
      { round: 0, samples: [1, 2, 3] },
      { round: 2, samples: [4] },
    ],
  ]);
});

describe('attempt', () => {
  test("gives the process's answer", async () => {
    const run = fakeRun({ a: {} });
    expect(await run.session.attempt('a', first(run), async ({ engine }) => `${engine}!`)).toBe('a!');
  });

  test('takes an engine out that throws what is no error of the lab', async () => {
    const run = fakeRun({ a: {} });
    const failing = () => Promise.reject(new TypeError('x is not a function'));
    expect(await run.session.attempt('a', first(run), failing)).toBeNull();
    expect(run.session.verdicts()).toMatchObject([
      { status: 'failed', code: 'INTERNAL', message: 'x is not a function' },
    ]);
  });

  test('lets an interruption through', async () => {
    const run = fakeRun({ a: {} });
    const interrupted = () => Promise.reject(new LabError('INTERRUPTED', 'stop'));
    await caught('INTERRUPTED', () => run.session.attempt('a', first(run), interrupted));
    expect(run.session.active).toEqual(['a']);
  });
});

import { describe, expect, test } from 'vitest';
import { LabError } from '../../engines/errors.ts';
import { samplesOf } from '../../harness/document.ts';
import { checkIdentity } from '../../harness/identity.ts';
import { takeSamples } from '../../harness/timing.ts';
import { caught } from '../support/caught-error.ts';
import { type FakeRun, fakeRun } from './support/fake-session.ts';
import { plain, threePoints } from './support/plain.ts';

/** A clock that goes one second forward for every request that was sent. */
const ticking = (run: FakeRun) => () => run.asked.length;
const countsOf = ({ session }: FakeRun) => session.cells().map((cell) => samplesOf(cell).length);

async function identifyAndTime(run: FakeRun, deadline = Number.POSITIVE_INFINITY): Promise<void> {
  await checkIdentity(run.session, run.scenarios, run.hooks);
  await takeSamples(run.session, run.scenarios, ticking(run), deadline, run.hooks);
}

test.each([1, 5, 7, 20])('every cell gets %d samples where the budget allows', async (repeats) => {
  const run = fakeRun({ a: {}, b: {}, c: {} }, { scenarios: 2, repeats });
  await identifyAndTime(run);
  expect(countsOf(run)).toEqual(Array(6).fill(repeats));
});

test('samples are kept in the order they were taken, in the cell they belong to', async () => {
  const engine = (base: number) => ({ sample: (scenario: number, call: number) => base + 100 * scenario + call });
  const run = fakeRun({ a: engine(1000), b: engine(2000) }, { scenarios: 2, repeats: 7 });
  await identifyAndTime(run);
  const ofA = run.session.cells().filter((cell) => cell.engine === 'a' && cell.scenario === 's/1');
  expect(ofA.map(samplesOf)).toEqual([[1100, 1101, 1102, 1103, 1104, 1100, 1101]]);
  const ofB = run.session.cells().filter((cell) => cell.engine === 'b' && cell.scenario === 's/0');
  expect(ofB.map(samplesOf)).toEqual([[2000, 2001, 2002, 2003, 2004, 2000, 2001]]);
});

test('engines take turns within a scenario, each once a round', async () => {
  const run = fakeRun({ a: {}, b: {}, c: {} }, { scenarios: 2, repeats: 10 });
  await identifyAndTime(run);
  const blocks = run.asked.filter(({ kind }) => kind === 'sample');
  for (let at = 0; at < blocks.length; at += 3) {
    const group = blocks.slice(at, at + 3);
    expect(group.map(({ engine }) => engine).sort()).toEqual(['a', 'b', 'c']);
    expect(new Set(group.map(({ scenario }) => scenario)).size).toBe(1);
  }
  expect(blocks).toHaveLength(12);
});

describe('the budget', () => {
  test('the first round is taken whatever it is', async () => {
    const run = fakeRun({ a: {}, b: {} }, { scenarios: 3, repeats: 20 });
    await identifyAndTime(run, 0);
    expect(countsOf(run)).toEqual(Array(6).fill(5));
  });

  test('a scenario that does not fit is left out for all engines alike, others are not', async () => {
    // On scenario 1 engine b takes a minute a call.
    const slow = { sample: (scenario: number) => (scenario === 1 ? 60_000 : 1) };
    const run = fakeRun({ a: {}, b: slow }, { scenarios: 2, repeats: 20 });
    await identifyAndTime(run, 100);
    const counts = run.session.cells().map((cell) => [cell.engine, cell.scenario, samplesOf(cell).length]);
    expect(counts).toEqual([
      ['a', 's/0', 20],
      ['b', 's/0', 20],
      ['a', 's/1', 5],
      ['b', 's/1', 5],
    ]);
  });

  test.each([9, 12, 17, 23])('with a deadline of %d every engine has as many samples as the others', async (end) => {
    const run = fakeRun({ a: {}, b: {}, c: {} }, { scenarios: 2, repeats: 20 });
    await identifyAndTime(run, end);
    for (const scenario of ['s/0', 's/1']) {
      const counts = run.session.cells().filter((cell) => cell.scenario === scenario);
      expect(new Set(counts.map((cell) => samplesOf(cell).length)).size).toBe(1);
    }
    expect(countsOf(run)[0]).toBeLessThan(20);
  });
});

describe('engines that are out', () => {
  test('a wrong one is never timed', async () => {
    const wrong = { result: () => [plain(threePoints({ alt: 1 }))] };
    const run = fakeRun({ a: {}, b: wrong, c: {} }, { scenarios: 2 });
    await identifyAndTime(run);
    expect(run.asked.filter(({ engine, kind }) => engine === 'b' && kind === 'sample')).toEqual([]);
    const cells = run.session.cells().filter(({ engine }) => engine === 'b');
    expect(cells.every((cell) => samplesOf(cell).length === 0)).toBe(true);
  });

  test('one that fails while it is timed is asked no more and loses its samples', async () => {
    const failing = {
      sample: (scenario: number) => {
        const failed = scenario === 1 && run.asked.filter(({ kind }) => kind === 'sample').length > 0;
        if (failed) throw new LabError('CHILD_DIED', 'gone');
        return 1;
      },
    };
    const run: FakeRun = fakeRun({ a: {}, b: failing }, { scenarios: 3 });
    await identifyAndTime(run);
    expect(run.session.active).toEqual(['a']);
    expect(run.session.verdicts()[1]).toMatchObject({ status: 'failed', scenario: 's/1', code: 'CHILD_DIED' });
    const counts = run.session.cells().map((cell) => `${cell.engine} ${samplesOf(cell).length}`);
    expect(counts).toEqual(['a 10', 'b 0', 'a 10', 'b 0', 'a 10', 'b 0']);
    const asked = run.asked.filter(({ engine, kind }) => engine === 'b' && kind === 'sample');
    expect(asked.map(({ scenario }) => scenario)).toEqual([0, 1]);
  });

  test('an interruption ends the timing', async () => {
    const interrupt = {
      sample: () => {
        if (run.asked.some(({ kind }) => kind === 'sample')) throw new LabError('INTERRUPTED', 'stop');
        return 1;
      },
    };
    const run: FakeRun = fakeRun({ a: interrupt }, { scenarios: 2 });
    await caught('INTERRUPTED', () => identifyAndTime(run));
    expect(run.session.active).toEqual(['a']);
  });
});

test('progress is told after every block, the left out ones too', async () => {
  const run = fakeRun({ a: {}, b: {} }, { scenarios: 2, repeats: 10 });
  await identifyAndTime(run, 0);
  const timing = run.progress.filter((line) => line.startsWith('timing'));
  expect(timing).toHaveLength(8);
  expect(timing[0]).toMatch(/^timing 1\/8 [ab] on s\/0$/);
  expect(timing[7]).toMatch(/^timing 8\/8 [ab] on s\/1$/);
});

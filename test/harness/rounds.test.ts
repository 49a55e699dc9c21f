import { describe, expect, test } from 'vitest';
import { LabError } from '../../engines/errors.ts';
import { type BenchCell, samplesOf } from '../../harness/document.ts';
import type { BenchHooks } from '../../harness/options.ts';
import { type RoundsResult, runRounds } from '../../harness/rounds.ts';
import { caught } from '../support/caught-error.ts';
import { type FakeRun, fakeRun } from './support/fake-session.ts';
import { plain, threePoints } from './support/plain.ts';

const RIGHT = () => [plain(threePoints())];
const WRONG = () => [plain(threePoints({ alt: 1 }))];

/** Runs on a clock that goes forward by what each call takes, in seconds. */
async function rounds(run: FakeRun, deadline = Number.POSITIVE_INFINITY, hooks: BenchHooks = run.hooks) {
  let now = 0;
  const start = (engine: string) => {
    const process = run.start(engine);
    const ask = process.ask.bind(process);
    process.ask = async (request) => {
      const answer = await ask(request);
      if (Array.isArray(answer) && request.kind === 'sample') {
        now += answer.reduce((sum: number, ms) => sum + Number(ms), Number(answer[0])) / 1000;
      } else if (request.kind === 'identify') {
        now += (answer as { milliseconds: number }).milliseconds / 1000;
      }
      return answer;
    };
    return process;
  };
  const found = await runRounds(run.session.options, run.scenarios, () => now, deadline, hooks, start);
  return { ...found, seconds: () => now };
}

const takenBy = ({ session }: RoundsResult) =>
  session.cells().map(({ engine, rounds: taken }) => `${engine} ${taken.map(({ round }) => round).join()}`);

/** How often an engine has been started so far. */
const starts = ({ events }: FakeRun, engine: string) => events.filter((event) => event === `start ${engine}`).length;

test('each round has a fresh process of every engine, and ends it before the next', async () => {
  const run = fakeRun({ 'typed/bz2': {}, 'scan/bz2': {} }, { pairs: 3 });
  await rounds(run);
  expect(run.events).toEqual(
    Array(3).fill(['start typed/bz2', 'start scan/bz2', 'kill typed/bz2', 'kill scan/bz2']).flat(),
  );
});

test('each sample is kept with the round of its process', async () => {
  const run: FakeRun = fakeRun({ 'typed/bz2': { sample: () => starts(run, 'typed/bz2') } }, { pairs: 3, repeats: 7 });
  const { session } = await rounds(run);
  expect(session.cells()[0]?.rounds).toEqual([0, 1, 2].map((round) => ({ round, samples: Array(7).fill(round + 1) })));
});

test('every process of every engine is checked on every scenario', async () => {
  const run = fakeRun({ 'typed/bz2': {}, 'scan/bz2': {} }, { pairs: 4, scenarios: 2 });
  await rounds(run);
  expect(run.asked.filter(({ kind }) => kind === 'identify')).toHaveLength(4 * 2 * 2);
});

test('typed/bz2 later process leads where the first one followed', async () => {
  const run = fakeRun({ 'typed/bz2': {}, 'scan/bz2': {}, 'naive/bz2': {} }, { pairs: 2, repeats: 5 });
  await rounds(run);
  const order = run.asked.filter(({ kind }) => kind === 'sample').map(({ engine }) => engine);
  expect(order.slice(3)).toEqual(order.slice(0, 3).reverse());
});

describe('an engine', () => {
  test('that answers otherwise in a later process is out, with the process and the place', async () => {
    const changing = { result: () => (starts(run, 'scan/bz2') === 3 ? WRONG() : RIGHT()) };
    const run: FakeRun = fakeRun(
      { 'typed/bz2': { result: RIGHT }, 'scan/bz2': changing, 'naive/bz2': { result: RIGHT } },
      { pairs: 4 },
    );
    const found = await rounds(run);
    expect(found.session.verdicts()[1]).toMatchObject({
      status: 'wrong',
      against: 'typed/bz2',
      place: 'process 3 of it: trajectory 0 (source_id id-1, callsign BAW12), point 1, field alt',
      got: '1',
      expected: '3000',
    });
    expect(takenBy(found)).toEqual(['typed/bz2 0,1,2,3', 'scan/bz2 ', 'naive/bz2 0,1,2,3']);
    expect(starts(run, 'scan/bz2')).toBe(3);
  });

  test('that changes alone is compared with its own first answer', async () => {
    const run: FakeRun = fakeRun(
      { 'typed/bz2': { result: () => (starts(run, 'typed/bz2') === 2 ? WRONG() : RIGHT()) } },
      { pairs: 3 },
    );
    const { session } = await rounds(run);
    expect(session.verdicts()[0]).toMatchObject({ status: 'wrong', against: 'typed/bz2' });
    expect(session.verdicts()[0]).toHaveProperty('place', expect.stringContaining('process 2 of it'));
    expect(starts(run, 'typed/bz2')).toBe(2);
  });

  test('that fails in a later process is out, and the others go on', async () => {
    const dying = {
      sample: () => {
        if (starts(run, 'scan/bz2') === 2) throw new LabError('CHILD_DIED', 'gone');
        return 1;
      },
    };
    const run: FakeRun = fakeRun({ 'typed/bz2': {}, 'scan/bz2': dying }, { pairs: 3 });
    const found = await rounds(run);
    expect(found.session.verdicts()[1]).toMatchObject({ status: 'failed', code: 'CHILD_DIED' });
    expect(takenBy(found)).toEqual(['typed/bz2 0,1,2', 'scan/bz2 ']);
  });
});

describe('the budget', () => {
  const counts = (cells: readonly BenchCell[]) => cells.map((cell) => samplesOf(cell).length);

  test('is not exceeded where slow calls can be fewer', async () => {
    // A call of b takes 2 s: 8 rounds of 7 calls would take 112 s.
    const run = fakeRun(
      { 'typed/bz2': { sample: () => 10 }, 'scan/bz2': { sample: () => 2000 } },
      { pairs: 8, repeats: 10 },
    );
    const found = await rounds(run, 60);
    expect(takenBy(found)).toEqual(['typed/bz2 0,1,2,3,4,5,6,7', 'scan/bz2 0,1,2,3,4,5,6,7']);
    expect(found.seconds()).toBeLessThanOrEqual(60);
    const [quick, slow] = counts(found.session.cells());
    expect(quick).toBeGreaterThanOrEqual(8 * 5);
    expect(slow).toBeGreaterThanOrEqual(8);
    expect(slow).toBeLessThan(8 * 5);
  });

  test('leaves out whole rounds for all engines where one call each does not fit', async () => {
    const run = fakeRun(
      { 'typed/bz2': { sample: () => 10 }, 'scan/bz2': { sample: () => 2000 } },
      { pairs: 8, repeats: 10 },
    );
    const found = await rounds(run, 20);
    expect(takenBy(found)).toEqual(['typed/bz2 0,1,2', 'scan/bz2 0,1,2']);
    expect(found.seconds()).toBeLessThanOrEqual(20);
  });

  test('never leaves out the first round', async () => {
    const found = await rounds(fakeRun({ 'typed/bz2': {}, 'scan/bz2': {} }, { pairs: 8 }), 0);
    expect(takenBy(found)).toEqual(['typed/bz2 0', 'scan/bz2 0']);
  });

  test('gives every round its share', async () => {
    const run = fakeRun({ 'typed/bz2': { sample: () => 100 } }, { pairs: 4, repeats: 1000 });
    const found = await rounds(run, 40);
    const perRound = found.session.cells()[0]?.rounds.map(({ samples }) => samples.length) ?? [];
    expect(perRound).toHaveLength(4);
    expect(Math.max(...perRound) - Math.min(...perRound)).toBeLessThanOrEqual(5);
    expect(found.seconds()).toBeGreaterThan(38);
    expect(found.seconds()).toBeLessThanOrEqual(40);
  });
});

describe('an engine that cannot be opened', () => {
  const unopened = (from: number) => {
    const run = fakeRun({ 'typed/bz2': {}, 'scan/bz2': {} }, { pairs: 3 });
    const start = (engine: string) => {
      const process = run.start(engine);
      const ask = process.ask.bind(process);
      process.ask = async (request) => {
        if (request.kind === 'open' && engine === 'scan/bz2' && starts(run, 'scan/bz2') >= from) {
          throw new LabError('PEER_UNAVAILABLE', 'no compiler');
        }
        return await ask(request);
      };
      return process;
    };
    const open = () => runRounds(run.session.options, run.scenarios, () => 0, 1, run.hooks, start);
    return { run, open };
  };

  test('in the first round ends the run, and its processes', async () => {
    const { run, open } = unopened(1);
    await caught('PEER_UNAVAILABLE', open);
    expect(run.events.slice(-2)).toEqual(['kill typed/bz2', 'kill scan/bz2']);
  });

  test('in a later round is out', async () => {
    const found = await unopened(2).open();
    expect(found.session.verdicts()[1]).toMatchObject({ status: 'failed', code: 'PEER_UNAVAILABLE' });
    expect(takenBy(found)).toEqual(['typed/bz2 0,1,2', 'scan/bz2 ']);
  });
});

test('an interrupted run keeps the rounds it has, and what was agreed on', async () => {
  const abort = new AbortController();
  const run: FakeRun = fakeRun(
    {
      'typed/bz2': {
        sample: () => {
          if (starts(run, 'typed/bz2') < 3) return 1;
          abort.abort();
          throw new LabError('INTERRUPTED', 'stop');
        },
      },
    },
    { pairs: 8 },
  );
  const found = await rounds(run, Number.POSITIVE_INFINITY, { ...run.hooks, signal: abort.signal });
  expect(takenBy(found)).toEqual(['typed/bz2 0,1']);
  expect([...found.agreements.keys()]).toEqual(['s/0']);
  expect(run.events.at(-1)).toBe('kill typed/bz2');
});

test('progress says which pair, and how long the whole run will take', async () => {
  const run = fakeRun({ 'typed/bz2': { sample: () => 1000 } }, { pairs: 2, repeats: 5 });
  const left: number[] = [];
  const hooks: BenchHooks = {
    signal: run.hooks.signal,
    onProgress: (phase, done, total, label, seconds) => {
      run.hooks.onProgress(phase, done, total, label, seconds);
      if (phase === 'timing') left.push(seconds ?? Number.NaN);
    },
  };
  await rounds(run, Number.POSITIVE_INFINITY, hooks);
  expect(run.progress[0]).toBe('open 1/1 pair 1/2, typed/bz2');
  expect(run.progress.at(-1)).toBe('timing 1/1 pair 2/2, typed/bz2 on s/0');
  // A round takes 7 s: the checked call, the untimed one, five timed ones.
  expect(left).toEqual([7, 0]);
});

test('engines with fewer pairs rest after theirs where they are slow enough, and their samples stay', async () => {
  const engines = {
    'typed/bz2': { sample: () => 400 },
    'scan/bz2': { sample: () => 40 },
    'naive/bz2': { sample: () => 500 },
  };
  const fewer = [
    { aboveMs: 600, pairs: 1, except: ['naive/bz2'] },
    { aboveMs: 0, pairs: 3, except: ['naive/bz2'] },
  ];
  const run = fakeRun(engines, { pairs: 4, scenarios: 2, repeats: 1, fewer });
  const found = await rounds(run);
  expect(takenBy(found).slice(0, 3)).toEqual(['typed/bz2 0', 'scan/bz2 0,1,2', 'naive/bz2 0,1,2,3']);
  expect(['typed/bz2', 'scan/bz2', 'naive/bz2'].map((engine) => starts(run, engine))).toEqual([1, 3, 4]);
  expect(found.session.verdicts().map(({ status }) => status)).toEqual(['ok', 'ok', 'ok']);
});

test('an arm is opened as the engine, on the store and with the workers that it stands for', async () => {
  const arm = { engine: 'scan/bz2', dataDir: 'elsewhere', workers: 7 };
  const run = fakeRun({ 'scan/bz2@7': {}, 'typed/bz2': {} }, { arms: new Map([['scan/bz2@7', arm]]) });
  const opened: unknown[] = [];
  const start = (engine: string) => {
    const process = run.start(engine);
    const ask = process.ask.bind(process);
    process.ask = (request) => {
      if (request.kind === 'open') opened.push(request);
      return ask(request);
    };
    return process;
  };
  await runRounds(run.session.options, run.scenarios, () => 0, Number.POSITIVE_INFINITY, run.hooks, start);
  expect(opened).toEqual([
    { kind: 'open', ...arm },
    { kind: 'open', engine: 'typed/bz2', dataDir: 'data', workers: 1 },
  ]);
});

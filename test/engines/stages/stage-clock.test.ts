import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { STAGES, type Stage, totalOf } from '../../../engines/stages/stage.ts';
import { StageClock } from '../../../engines/stages/stage-clock.ts';

/** A clock that only goes forward where a test says so. */
function handClock(cost = { inner: 0, outer: 0 }) {
  let now = 1000;
  const pass = (milliseconds: number): void => {
    now += milliseconds;
  };
  return { clock: new StageClock(() => now, cost), pass };
}

test('each instant belongs to the innermost stage, and what none speaks for is left over', () => {
  const { clock, pass } = handClock();
  clock.begin();
  pass(1);
  clock.run('filter', () => {
    pass(2);
    clock.run('decode', () => pass(4));
    pass(8);
  });
  pass(16);
  expect(clock.end()).toEqual({ stages: { other: 17, filter: 10, decode: 4 }, whole: 31, bursts: [] });
});

test('a query begins with nothing of the one before', () => {
  const { clock, pass } = handClock();
  clock.begin();
  clock.run('index', () => pass(5));
  clock.end();
  pass(100);
  clock.begin();
  pass(3);
  expect(clock.end()).toMatchObject({ stages: { other: 3 }, whole: 3 });
});

test('a sealed stage takes what lies in it for its own', () => {
  const { clock, pass } = handClock();
  clock.begin();
  clock.staged('decompress', () => clock.run('decode', () => pass(7)), true)();
  clock.run('decode', () => pass(1));
  expect(clock.end().stages).toMatchObject({ decompress: 7, decode: 1 });
});

test('a stage that throws has ended, also a sealed one', () => {
  const { clock, pass } = handClock();
  const failing = (): never => {
    pass(2);
    throw new Error('broken');
  };
  clock.begin();
  expect(() => clock.staged('decompress', failing, true)()).toThrow('broken');
  expect(() => clock.run('fetch', failing)).toThrow('broken');
  pass(4);
  expect(clock.end()).toMatchObject({ stages: { decompress: 2, fetch: 2, other: 4 }, whole: 8 });
});

test('a staged method has its `this`, arguments and answer', () => {
  const { clock } = handClock();
  const counter = {
    base: 40,
    add: clock.staged('decode', function (this: { base: number }, n: number) {
      return this.base + n;
    }),
  };
  clock.begin();
  expect(counter.add(2)).toBe(42);
});

describe('what taking the times costs', () => {
  test('is taken from the stage and from what it lies in, and is a stage of its own', () => {
    const { clock, pass } = handClock({ inner: 0.25, outer: 0.5 });
    clock.begin();
    pass(10);
    clock.run('filter', () => {
      pass(10);
      for (let i = 0; i < 4; i++) clock.run('decode', () => pass(1));
    });
    const { stages, whole } = clock.end();
    expect(stages).toEqual({
      other: 9.5,
      filter: 10 - 0.25 - 4 * 0.5,
      decode: 4 - 4 * 0.25,
      clock: 0.5 + 0.25 + 2 + 1,
    });
    expect(totalOf(stages)).toBe(whole);
  });

  test('never makes a stage negative', () => {
    const { clock, pass } = handClock({ inner: 5, outer: 5 });
    clock.begin();
    clock.run('decode', () => pass(1));
    expect(clock.end().stages).toMatchObject({ decode: 0, clock: 1 });
  });
});

test('all stages add up to the whole, however they lie in each other', () => {
  interface Node {
    readonly stage: Stage;
    readonly before: number;
    readonly after: number;
    readonly inner: readonly Node[];
  }
  const milliseconds = fc.integer({ min: 0, max: 1000 });
  const { tree } = fc.letrec<{ tree: Node }>((tie) => ({
    tree: fc.record({
      stage: fc.constantFrom(...STAGES),
      before: milliseconds,
      after: milliseconds,
      inner: fc.oneof({ maxDepth: 4 }, fc.constant([]), fc.array(tie('tree'), { maxLength: 3 })),
    }),
  }));
  fc.assert(
    fc.property(fc.array(tree), fc.double({ min: 0, max: 2, noNaN: true }), (roots, cost) => {
      const { clock, pass } = handClock({ inner: cost, outer: cost });
      const sum = (nodes: readonly Node[]): number => nodes.reduce((s, n) => s + n.before + n.after + sum(n.inner), 0);
      const walk = ({ stage, before, after, inner }: Node): void =>
        clock.run(stage, () => {
          pass(before);
          inner.forEach(walk);
          pass(after);
        });
      clock.begin();
      roots.forEach(walk);
      const { stages, whole } = clock.end();
      expect(whole).toBe(sum(roots));
      expect(totalOf(stages)).toBeCloseTo(whole, 6);
      for (const time of Object.values(stages)) expect(time).toBeGreaterThanOrEqual(0);
    }),
  );
});

describe('workers', () => {
  test('are given what is left over while they have tasks, in proportion to what they did', () => {
    const { clock, pass } = handClock();
    clock.begin();
    pass(10);
    const posted = clock.posted(2);
    clock.run('transfer', () => pass(20));
    pass(80);
    clock.answered(posted, { thread: 1, start: posted, end: posted + 100, stages: { decompress: 100 } });
    pass(5);
    const { stages, whole } = clock.end();
    // One of two threads was busy all the time; a fifth of that the main thread worked itself.
    expect(stages).toEqual({ other: 15, transfer: 20, decompress: 40, queueing: 0, idle: 40 });
    expect(whole).toBe(115);
  });

  test('that say nothing are one stage', () => {
    const { clock, pass } = handClock();
    clock.begin();
    const posted = clock.posted(4);
    pass(30);
    clock.answered(posted, undefined);
    pass(1);
    expect(clock.end().stages).toEqual({ workers: 30, other: 1 });
  });
});

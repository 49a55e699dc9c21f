import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { totalOf } from '../../../engines/stages/stage.ts';
import { StageClock } from '../../../engines/stages/stage-clock.ts';
import { watchTask } from '../../../engines/stages/watch-task.ts';
import { type Burst, type PostedTask, timesOfBurst, workerTimes } from '../../../engines/stages/worker-times.ts';

/** A task that decodes all the time. */
function task(thread: number, posted: number, start: number, end: number, answered = end): PostedTask {
  return { posted, answered, worker: { thread, start, end, stages: { decode: end - start } } };
}

const burst = (threads: number, from: number, to: number, tasks: PostedTask[]): Burst => ({ threads, from, to, tasks });

describe('the time of a burst', () => {
  test('of a thread goes into waiting for the task, the task, and the way of its answer', () => {
    expect(timesOfBurst(burst(1, 0, 100, [task(1, 0, 10, 90, 100)]))).toEqual({
      ...{ queueing: 10, decode: 80, idle: 0, transfer: 10 },
    });
  });

  test('of a slowed worker is busy, of the others idle', () => {
    const slow = burst(2, 0, 100, [task(1, 0, 0, 100), task(2, 0, 0, 20)]);
    expect(timesOfBurst(slow)).toEqual({ queueing: 0, decode: 60, idle: 40, transfer: 0 });
    expect(workerTimes([slow], 100)).toMatchObject({ busy: 120, idle: 80 });
  });

  test('between tasks is queueing where the next one was waiting, idle where it was not posted yet', () => {
    const posted = burst(1, 0, 100, [task(1, 0, 0, 40), task(1, 0, 50, 100)]);
    expect(timesOfBurst(posted)).toMatchObject({ queueing: 10, idle: 0, decode: 90 });
    const late = burst(1, 0, 100, [task(1, 0, 0, 40), task(1, 48, 50, 100)]);
    expect(timesOfBurst(late)).toMatchObject({ queueing: 2, idle: 8, decode: 90 });
  });

  test('of a thread that got nothing is idle, and of all of them transfer at the end', () => {
    expect(timesOfBurst(burst(4, 0, 100, [task(7, 0, 0, 80, 100)]))).toMatchObject({
      decode: 20,
      idle: 60,
      transfer: 20,
    });
  });

  test('adds up to the burst whatever its tasks were', () => {
    const step = fc.integer({ min: 0, max: 50 });
    const thread = fc.array(fc.tuple(step, step, step), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        fc.array(thread, { minLength: 1, maxLength: 5 }),
        step,
        fc.integer({ min: 0, max: 3 }),
        (all, way, unused) => {
          const tasks = all.flatMap((steps, i) => {
            let now = 0;
            return steps.map(([wait, late, work]) => {
              const start = now + wait;
              now = start + work;
              return task(i, Math.max(0, start - late), start, now);
            });
          });
          const to = Math.max(...tasks.map(({ answered }) => answered)) + way;
          const times = timesOfBurst(burst(all.length + unused, 0, to, tasks));
          expect(totalOf(times)).toBeCloseTo(to, 9);
          for (const time of Object.values(times)) expect(time).toBeGreaterThanOrEqual(-1e-9);
        },
      ),
    );
  });
});

test('sums of all tasks count the wait of each, and idleness over the whole query', () => {
  const tasks = [task(1, 0, 10, 20, 25), task(1, 0, 25, 35, 36)];
  expect(workerTimes([burst(2, 0, 36, tasks)], 50)).toEqual({
    ...{ threads: 2, tasks: 2, busy: 20, queueing: 35, transfer: 6, idle: 80 },
  });
  expect(workerTimes([], 50)).toBeNull();
  expect(workerTimes([burst(1, 0, 1, [{ posted: 0, answered: 1, worker: undefined }])], 1)).toBeNull();
});

describe('a task in a worker', () => {
  test('tells when it ran and what its time went into, where it is asked to', () => {
    let now = 500;
    const clock = new StageClock(() => now);
    const pass = (milliseconds: number): void => {
      now += milliseconds;
    };
    const work = () => {
      clock.run('decompress', () => pass(30));
      pass(5);
      return { ok: true, hits: 3 };
    };
    const { times, ...answer } = watchTask({ watch: true }, work, () => clock);
    expect(answer).toEqual({ ok: true, hits: 3 });
    expect(times).toMatchObject({ start: 500, end: 535, stages: { decompress: 30, other: 5 } });
    expect(watchTask({}, work)).toEqual({ ok: true, hits: 3 });
  });
});

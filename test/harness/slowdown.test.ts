import { expect, test } from 'vitest';
import { slowed } from '../../harness/slowdown.ts';

/** A clock that goes on by itself, a step a reading, and by what calls take. */
function clock(step: number) {
  let time = 1_000;
  return {
    now: () => {
      time += step;
      return time;
    },
    pass: (milliseconds: number) => {
      time += milliseconds;
    },
    time: () => time,
  };
}

test('a call takes longer by the share of its own time, within a reading of the clock', async () => {
  const { now, pass, time } = clock(0.25);
  const before = time();
  await slowed(async () => pass(200), 0.1, now)();
  expect(time() - before).toBeGreaterThanOrEqual(220);
  expect(time() - before).toBeLessThanOrEqual(221);
});

test('each call is made once, and by its own time', async () => {
  const { now, pass, time } = clock(0.25);
  const takes = [100, 10];
  const call = slowed(async () => pass(takes.shift() as number), 0.5, now);
  await call();
  const before = time();
  await call();
  expect(time() - before).toBeGreaterThanOrEqual(15);
  expect(time() - before).toBeLessThanOrEqual(16);
  expect(takes).toEqual([]);
});

test('a call that fails is not waited for', async () => {
  const { now, time } = clock(1);
  const before = time();
  const call = slowed(() => Promise.reject(new Error('no')), 1, now);
  await expect(call()).rejects.toThrow('no');
  expect(time() - before).toBe(1);
});

test('without a slowdown it is the call itself', () => {
  const call = async () => undefined;
  expect(slowed(call, 0)).toBe(call);
});

import { expect, test } from 'vitest';
import type { Engine } from '../../engines/engine.ts';
import { flights } from '../../engines/query/builder.ts';
import { WarmUp } from '../../harness/warm-up.ts';

const QUERY = flights(0, 1000).build();
const OTHER = flights(0, 2000).build();

/** An engine whose calls take `milliseconds` on a clock of its own. */
function fake(milliseconds: number) {
  let now = 0;
  let calls = 0;
  const engine: Engine = {
    name: 'fake',
    async query() {
      calls++;
      now += milliseconds;
      return [];
    },
    async close() {},
  };
  return { engine, warmUp: new WarmUp(() => now), calls: () => calls };
}

test.each([
  [0.1, 25],
  [4, 25],
  [10, 10],
  [40, 3],
  [5000, 1],
])('calls of %d ms are made %d times', async (milliseconds, calls) => {
  const { engine, warmUp, calls: made } = fake(milliseconds);
  await warmUp.of(engine, QUERY);
  expect(made()).toBe(calls);
});

test('each query is warmed up once', async () => {
  const { engine, warmUp, calls } = fake(40);
  await warmUp.of(engine, QUERY);
  await warmUp.of(engine, QUERY);
  expect(calls()).toBe(3);
  await warmUp.of(engine, OTHER);
  expect(calls()).toBe(6);
});

test('an engine that takes times itself is left alone', async () => {
  const { engine, warmUp, calls } = fake(1);
  await warmUp.of({ ...engine, sample: async () => [] }, QUERY);
  expect(calls()).toBe(0);
});

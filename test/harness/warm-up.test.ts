import { expect, test } from 'vitest';
import type { Engine } from '../../engines/engine.ts';
import { flights } from '../../engines/query/builder.ts';
import { WarmUp, warmUpMilliseconds } from '../../harness/warm-up.ts';

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
  [2, 25],
  [10, 5],
  [40, 2],
  [5000, 1],
])('calls of %d ms are made %d times', async (milliseconds, calls) => {
  const { engine, warmUp, calls: made } = fake(milliseconds);
  await warmUp.of(engine, QUERY);
  expect(made()).toBe(calls);
});

test.each([0.1, 2, 10, 40, 5000])('the time that calls of %d ms add is told in advance', async (milliseconds) => {
  const { engine, warmUp, calls } = fake(milliseconds);
  await warmUp.of(engine, QUERY);
  const added = (calls() - 1) * milliseconds;
  expect(Math.abs(warmUpMilliseconds(milliseconds) - added)).toBeLessThanOrEqual(milliseconds);
});

test('a query that was met before is called once', async () => {
  const { engine, warmUp, calls } = fake(40);
  await warmUp.of(engine, QUERY);
  await warmUp.of(engine, QUERY);
  expect(calls()).toBe(3);
  await warmUp.of(engine, OTHER);
  expect(calls()).toBe(5);
});

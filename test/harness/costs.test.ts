import { describe, expect, test } from 'vitest';
import type { Engine } from '../../engines/engine.ts';
import { flights } from '../../engines/query/builder.ts';
import { allocated, costsOf } from '../../harness/costs.ts';

const QUERY = flights(0, 1).build();
const heap = (usedHeapSize: number, externalMemory = 0) => ({ usedHeapSize, externalMemory });
const collection = (before: number, after: number) => ({
  cost: 1,
  beforeGC: { heapStatistics: heap(before) },
  afterGC: { heapStatistics: heap(after) },
});

describe('what was allocated', () => {
  test('is what there is more, and what collections gave back', () => {
    // From 100 to 400, collected to 150, to 500, collected to 90, to 200.
    const collections = [collection(400, 150), collection(500, 90)];
    expect(allocated(heap(100), heap(200), collections, 'usedHeapSize')).toBe(300 + 350 + 110);
  });

  test('is nothing where memory was only given back', () => {
    expect(allocated(heap(100, 50), heap(100, 20), [], 'externalMemory')).toBe(0);
  });
});

test('the heap of an engine that takes 8 MB a call shows it', async () => {
  let kept: unknown;
  let calls = 0;
  const engine: Engine = {
    name: 'fake/engine',
    async query() {
      calls++;
      // A million small integers are 8 MB, in chunks that do not outlive the call.
      for (let i = 0; i < 1000; i++) kept = Array.from({ length: 1000 }, (_, k) => k);
      return [];
    },
    async close() {},
  };
  const costs = await costsOf(engine, QUERY, 4);
  expect(kept).toHaveLength(1000);
  expect(calls).toBe(5);
  expect(costs?.calls).toBe(4);
  expect(costs?.heapBytes).toBeGreaterThan(7e6);
  expect(costs?.heapBytes).toBeLessThan(60e6);
  expect(costs?.peakRss).toBeGreaterThan(1e7);
  for (const value of Object.values(costs ?? {})) expect(value).toBeGreaterThanOrEqual(0);
});

describe('an engine that is another process', () => {
  const foreign = { name: 'p', query: async () => expect.unreachable(), sample: async () => [], close: async () => {} };

  test('tells them itself, of all calls together; what only V8 knows is not there', async () => {
    const asked: number[] = [];
    const costs = async (_: unknown, calls: number) => {
      asked.push(calls);
      return { userMilliseconds: 80, systemMilliseconds: 20, peakRss: 5_000_000 };
    };
    expect(await costsOf({ ...foreign, costs }, QUERY, 40)).toEqual({
      ...{ calls: 40, userMilliseconds: 2, systemMilliseconds: 0.5, peakRss: 5_000_000 },
      ...{ heapBytes: null, externalBytes: null, collections: null, collectionMilliseconds: null },
    });
    expect(asked).toEqual([40]);
  });

  test('and does not tell has none', async () => {
    expect(await costsOf(foreign, QUERY, 1)).toBeNull();
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blockCalls, blockOrder } from '../../harness/schedule.ts';

const ENGINES = ['a', 'b', 'c', 'd', 'e'];
const BLOCKS = Array.from({ length: 20 }, (_, block) => block);

test('every engine has its turn exactly once in a round', () => {
  for (const scenario of [0, 1, 27]) {
    for (const block of BLOCKS) expect([...blockOrder(ENGINES, scenario, block % 3, block, 1)].sort()).toEqual(ENGINES);
  }
});

describe('every engine stands at the same place on average', () => {
  const even = BLOCKS.filter((n) => n % 2 === 0);
  const balanced = (first: readonly string[], second: readonly string[]) => {
    for (const engine of ENGINES) {
      expect((first.indexOf(engine) + second.indexOf(engine)) / 2).toBe((ENGINES.length - 1) / 2);
    }
  };

  test.each([0, 1, 6])('over two blocks of process %d', (round) => {
    for (const block of even) {
      balanced(blockOrder(ENGINES, 3, round, block, 7), blockOrder(ENGINES, 3, round, block + 1, 7));
    }
  });

  test.each([0, 1, 6])('over two processes at block %d', (block) => {
    for (const round of even) {
      balanced(blockOrder(ENGINES, 3, round, block, 7), blockOrder(ENGINES, 3, round + 1, block, 7));
    }
  });
});

test('the same seed gives the same order, and seed, scenario and pair of processes each change it', () => {
  const orders = (scenario: number, seed: number, shift = 0): string =>
    BLOCKS.map((block) => blockOrder(ENGINES, scenario, shift, block, seed).join('')).join(' ');
  expect(orders(0, 1)).toBe(orders(0, 1));
  expect(orders(0, 2)).not.toBe(orders(0, 1));
  expect(orders(1, 1)).not.toBe(orders(0, 1));
  expect(orders(0, 1, 2)).not.toBe(orders(0, 1));
});

test('scenarios and rounds have orders of their own whatever the size of the seed', () => {
  const orders = [0, 1, 2, 3].map((scenario) =>
    BLOCKS.map((block) => blockOrder(ENGINES, scenario, 0, block, Number.MAX_SAFE_INTEGER).join('')).join(' '),
  );
  expect(new Set(orders).size).toBe(4);
});

test('every engine leads about as often as any other', () => {
  const leaders = Array.from({ length: 1000 }, (_, round) => blockOrder(ENGINES, 0, round, 0, 1)[0]);
  for (const engine of ENGINES) {
    const led = leaders.filter((leader) => leader === engine).length;
    expect(led).toBeGreaterThan(130);
    expect(led).toBeLessThan(270);
  }
});

test('the list of engines is left as it is', () => {
  blockOrder(Object.freeze(ENGINES), 0, 0, 0, 1);
  blockOrder(Object.freeze(ENGINES), 0, 0, 1, 1);
});

describe('blockCalls', () => {
  const seconds = (costs: readonly number[], calls: readonly number[]) =>
    costs.reduce((sum, cost, i) => sum + cost * (1 + (calls[i] ?? 0)), 0) / 1000;

  // One untimed call a block: 5 calls of 1 s take 6 s.
  test.each([
    [[1000, 10], 6.06, [5, 5]],
    [[1000, 10], 6.05, [4, 5]],
    [[1000, 10], 2.06, [1, 5]],
    [[1000, 30], 2.01, [1, 1]],
    [[1000, 10], 2.01, [1, 2]],
    [[1000, 10], 0, [1, 2]],
    [[1000, 2], 0, [1, 5]],
    [[1000, 1000], 9, [3, 4]],
    [[], 1, []],
    [[0, 0], 0, [5, 5]],
  ])('of cells of %j ms in %d s are %j', (costs, available, expected) => {
    expect(blockCalls(costs, available, 1, 5)).toEqual(expected);
  });

  test('fit wherever the least does, and no slower cell has more than a quicker one', () => {
    const costs = fc.array(fc.double({ min: 0, max: 1e4, noNaN: true }), { maxLength: 40 });
    fc.assert(
      fc.property(costs, fc.double({ min: 0, max: 1000, noNaN: true }), (list, available) => {
        const calls = blockCalls(list, available, 1, 5);
        // A block of up to 20 ms stays as it is.
        const least = list.map((cost) => Math.max(1, Math.min(5, Math.floor(20 / cost))));
        if (seconds(list, least) < available) expect(seconds(list, calls)).toBeLessThanOrEqual(available + 1e-9);
        for (const [i, cost] of list.entries()) {
          for (const [j, other] of list.entries()) {
            if (cost > other) expect(calls[i]).toBeLessThanOrEqual(calls[j] as number);
          }
        }
      }),
    );
  });

  test('are never fewer than the least', () => {
    expect(blockCalls([1000, 10], 0, 5, 5)).toEqual([5, 5]);
  });
});

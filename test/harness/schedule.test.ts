import { expect, test } from 'vitest';
import { blockOrder } from '../../harness/schedule.ts';

const ENGINES = ['a', 'b', 'c', 'd', 'e'];
const ROUNDS = Array.from({ length: 20 }, (_, round) => round);

test('every engine has its turn exactly once in a round', () => {
  for (const scenario of [0, 1, 27]) {
    for (const round of ROUNDS) expect([...blockOrder(ENGINES, scenario, round, 1)].sort()).toEqual(ENGINES);
  }
});

test('over a pair of rounds every engine stands at the same place on average', () => {
  for (const round of ROUNDS.filter((n) => n % 2 === 0)) {
    const [first, second] = [blockOrder(ENGINES, 3, round, 7), blockOrder(ENGINES, 3, round + 1, 7)];
    for (const engine of ENGINES) {
      expect((first.indexOf(engine) + second.indexOf(engine)) / 2).toBe((ENGINES.length - 1) / 2);
    }
  }
});

test('the same seed gives the same order, and seed, scenario and pair of rounds each change it', () => {
  const orders = (scenario: number, seed: number, shift = 0): string =>
    ROUNDS.map((round) => blockOrder(ENGINES, scenario, round + shift, seed).join('')).join(' ');
  expect(orders(0, 1)).toBe(orders(0, 1));
  expect(orders(0, 2)).not.toBe(orders(0, 1));
  expect(orders(1, 1)).not.toBe(orders(0, 1));
  expect(orders(0, 1, 2)).not.toBe(orders(0, 1));
});

test('scenarios and rounds have orders of their own whatever the size of the seed', () => {
  const orders = [0, 1, 2, 3].map((scenario) =>
    ROUNDS.map((round) => blockOrder(ENGINES, scenario, round, Number.MAX_SAFE_INTEGER).join('')).join(' '),
  );
  expect(new Set(orders).size).toBe(4);
});

test('every engine leads about as often as any other', () => {
  const leaders = Array.from({ length: 1000 }, (_, round) => blockOrder(ENGINES, 0, round, 1)[0]);
  for (const engine of ENGINES) {
    const led = leaders.filter((leader) => leader === engine).length;
    expect(led).toBeGreaterThan(130);
    expect(led).toBeLessThan(270);
  }
});

test('the list of engines is left as it is', () => {
  blockOrder(Object.freeze(ENGINES), 0, 0, 1);
  blockOrder(Object.freeze(ENGINES), 0, 1, 1);
});

import { expect, test } from 'vitest';
import { secondLooks } from '../../../harness/gate/second-look.ts';

/** 12 logarithms that lie some way above ln 1.05. */
const above = (...distances: readonly number[]) => distances.map((distance) => Math.log(1.05) + distance / 100);
const SURE = above(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
// The four that lie nearest lie below the floor, and with ranks that add up to 10.
const MIXED = above(-1, -2, -3, -4, 5, 6, 7, 8, 9, 10, 11, 12);

const slower = (logs: readonly number[]) => ({ side: 'slower' as const, logs, floor: 0.05 });
const judged = (...candidates: readonly (readonly number[])[]) => secondLooks(candidates.map(slower), 0.95, 0.05);

test('a test that passes confirms nothing where the interval holds the floor', () => {
  const [look] = judged(MIXED);
  // Subsets of 1 … 12 that add up to 0 … 10: 1, 1, 1, 2, 2, 3, 4, 5, 6, 8, 10, together 43.
  expect(look?.p).toBeCloseTo(43 / 4_096, 12);
  expect(look?.ratio.interval?.low).toBeLessThan(1.05);
  expect(look).toMatchObject({ beyond: null, confirmed: false });
});

test('a p-value counts as often as there are candidates', () => {
  const [look, , last] = judged(SURE, SURE, MIXED);
  expect(look?.p).toBeCloseTo(1 / 4_096, 12);
  expect(look?.adjusted).toBeCloseTo(3 / 4_096, 12);
  expect(look?.confirmed).toBe(true);
  expect(last?.adjusted).toBeCloseTo(43 / 4_096, 12);
});

test('what many candidates leave too little for is not confirmed', () => {
  // 250 / 4096 is more than 5 %.
  expect(judged(...Array.from({ length: 250 }, () => SURE)).some(({ confirmed }) => confirmed)).toBe(false);
});

test('gains are tested the other way round', () => {
  const gains = SURE.map((log) => -log);
  const [look] = secondLooks([{ side: 'faster', logs: gains, floor: 0.05 }], 0.95, 0.05);
  expect(look).toMatchObject({ beyond: 'faster', confirmed: true });
  expect(look?.p).toBeCloseTo(1 / 4_096, 12);
  const [none] = secondLooks([{ side: 'faster', logs: SURE, floor: 0.05 }], 0.95, 0.05);
  expect(none).toMatchObject({ p: 1, confirmed: false });
});

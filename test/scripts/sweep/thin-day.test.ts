import { describe, expect, test } from 'vitest';
import { nearestTo } from '../../../scripts/sweep/query-ladder.ts';
import { thinned } from '../../../scripts/sweep/thin-day.ts';

const IDS = Array.from({ length: 1_000 }, (_, i) => i * 3 + 1);

describe('the rows of a thinned day', () => {
  test('are all that must stay, and the share of the others', () => {
    const keep = new Set(IDS.filter((_, i) => i % 10 === 0));
    for (const [share, others] of [
      [1, 900],
      [0.5, 450],
      [0.25, 225],
      [1 / 16, 56],
    ] as const) {
      const kept = thinned(IDS, keep, share);
      expect(kept.length).toBe(100 + others);
      expect(kept.filter((id) => keep.has(id))).toHaveLength(100);
      expect(kept).toEqual([...kept].sort((a, b) => a - b));
    }
  });

  test('lie evenly over the ids', () => {
    const kept = thinned(IDS, new Set(), 0.25);
    expect(kept.filter((id) => id < 1_500)).toHaveLength(125);
  });
});

describe('the queries nearest to wanted sizes', () => {
  const own = (rung: number) => rung;
  test('are near them, each once, ascending', () => {
    expect(nearestTo([70, 9, 0, 16, 31, 33, 1000], own, [8, 16, 32, 64, 128])).toEqual([9, 16, 33, 70]);
  });
  test('are the least unlike what is wanted otherwise', () => {
    const rungs = [8, 9, 16, 17, 33, 32].map((size, i) => ({ size, unlike: i % 2 }));
    const taken = nearestTo(
      rungs,
      ({ size }) => size,
      [8, 16, 32],
      ({ unlike }) => unlike,
    );
    expect(taken.map(({ size }) => size)).toEqual([8, 16, 33]);
  });
  test('are refused where there are fewer than three', () => {
    expect(() => nearestTo([8, 16, 1000], own, [8, 16, 32])).toThrow(/near 2 of 8, 16, 32 \(the largest has 1000\)/);
    expect(() => nearestTo([], own, [8, 16, 32])).toThrow(/--steps/);
  });
});

import { describe, expect, test } from 'vitest';
import { crossoverOf } from '../../../harness/sweep/crossover.ts';

const VALUES = [10, 20, 40, 80, 160, 320];
const FLOOR = 0.05;

/** ln of the ratio of a time in proportion to `slope` and one with a fixed part. */
const logs = (fixed: number, noise = 1) => VALUES.map((value) => Math.log((value * noise) / (fixed + value / 2)));

describe('a crossover', () => {
  test('lies where two lines meet, with who is faster above', () => {
    // value = 40 + value / 2 where value = 80, which is a step.
    const found = crossoverOf(VALUES, [logs(40)], FLOOR);
    expect(found?.at).toBeCloseTo(80, 6);
    expect(found?.secondAbove).toBe(true);
    expect(found?.interval).toBeNull();
    const reversed = crossoverOf(VALUES, [logs(40).map((log) => -log)], FLOOR);
    expect(reversed?.at).toBeCloseTo(80, 6);
    expect(reversed?.secondAbove).toBe(false);
  });

  test('is interpolated on a logarithmic axis between steps', () => {
    const found = crossoverOf([10, 1000], [[-1, 3]], FLOOR);
    expect(found?.at).toBeCloseTo(10 ** 1.5, 9);
  });

  test('has the interval of the median over rounds', () => {
    const rounds = [30, 34, 38, 40, 42, 46, 50, 54].map((fixed) => logs(fixed));
    const { at, interval } = crossoverOf(VALUES, rounds, FLOOR) ?? {};
    expect(at).toBeGreaterThan(80);
    expect(at).toBeLessThan(86);
    expect(interval?.low).toBeGreaterThan(60);
    expect(interval?.low).toBeLessThan(80);
    expect(interval?.high).toBeGreaterThan(86);
    expect(interval?.high).toBeLessThan(108);
  });

  test('is none where neither leads, where one always leads, or where the lead is below the floor', () => {
    expect(crossoverOf(VALUES, [VALUES.map(() => 0)], FLOOR)).toBeNull();
    expect(crossoverOf(VALUES, [VALUES.map(() => 0.5)], FLOOR)).toBeNull();
    expect(crossoverOf(VALUES, [[-0.5, -0.5, -0.5, -0.5, -0.5, 0.04]], FLOOR)).toBeNull();
    expect(crossoverOf(VALUES, [[-0.5, -0.5, -0.5, -0.5, -0.5, 0.06]], FLOOR)).not.toBeNull();
    expect(crossoverOf(VALUES, [], FLOOR)).toBeNull();
    expect(crossoverOf([10], [[1]], FLOOR)).toBeNull();
  });

  test('of noise that crosses thrice is the middle one', () => {
    expect(crossoverOf([1, 2, 4, 8], [[-1, 0.1, -0.1, 1]], FLOOR)?.at).toBeCloseTo(2 * 2 ** 0.5, 9);
  });

  test('counts rounds without one at the end they lie beyond', () => {
    const always = VALUES.map(() => 1);
    const never = VALUES.map(() => -1);
    const rounds = [always, never, ...Array.from({ length: 6 }, () => logs(40))];
    const { at, interval } = crossoverOf(VALUES, rounds, FLOOR) ?? {};
    expect(at).toBeCloseTo(80, 6);
    expect(interval?.low).toBeGreaterThanOrEqual(10);
    expect(interval?.high).toBeLessThanOrEqual(320);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { levelsOf } from '../../../harness/history/change-points.ts';
import { gaussian, uniform } from '../comparison/support/process-model.ts';

const starts = (values: readonly number[]) => levelsOf(values).map(({ start }) => start);

/** Noise of a few per cent round levels of some lengths. */
function series(random: () => number, ...levels: readonly (readonly [length: number, level: number])[]): number[] {
  return levels.flatMap(([length, level]) => Array.from({ length }, () => level + 0.03 * gaussian(random)));
}

describe('levels', () => {
  test('of nothing and of one value', () => {
    expect(levelsOf([])).toEqual([]);
    expect(levelsOf([3])).toEqual([{ start: 0, end: 1, middle: 3 }]);
  });

  test('a clear step is found at its place, with the medians on both sides', () => {
    const [before, after] = levelsOf([1, 1.01, 0.99, 1, 1.3, 1.31, 1.29, 1.3]);
    expect(before).toMatchObject({ start: 0, end: 4 });
    expect(after).toMatchObject({ start: 4, end: 8 });
    expect(before?.middle).toBeCloseTo(1, 10);
    expect(after?.middle).toBeCloseTo(1.3, 10);
  });

  test('up and down again are two changes', () => {
    expect(starts([0, 0.01, 0, 0.01, 0.5, 0.51, 0.5, 0, 0.01, 0, 0.01])).toEqual([0, 4, 7]);
  });

  test('one late run is no change, and neither is less than noise can tell', () => {
    expect(starts([1, 1.01, 1, 1.5, 1.01, 1, 1.01])).toEqual([0]);
    expect(starts([1, 1, 1, 1, 1.01, 1.01, 1.01, 1.01])).toEqual([0]);
  });

  test('they cover every series without gaps', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 1, maxLength: 40 }), (values) => {
        const levels = levelsOf(values);
        expect(levels[0]?.start).toBe(0);
        expect(levels.at(-1)?.end).toBe(values.length);
        levels.slice(1).forEach(({ start }, i) => {
          expect(start).toBe(levels[i]?.end);
        });
        for (const { start, end } of levels) expect(end - start).toBeGreaterThanOrEqual(Math.min(2, values.length));
      }),
    );
  });
});

test('of all splits of short series, none is better', () => {
  const random = uniform(5);
  for (let run = 0; run < 60; run++) {
    const values = series(random, [4, 0], [4, random() < 0.5 ? 0.2 : 0]);
    const steps = values.slice(1).map((value, i) => Math.abs(value - (values[i] as number)));
    const middle = [...steps].sort((a, b) => a - b)[3] as number;
    const scale = Math.sqrt(2 / Math.PI) * Math.max(0.02, middle / (0.6745 * Math.SQRT2));
    expect(starts(values)).toEqual(bestSplit(values, scale));
  }
});

test('in series that never change, changes are rare', () => {
  const random = uniform(17);
  const runs = 1_000;
  let alarms = 0;
  for (let run = 0; run < runs; run++) if (levelsOf(series(random, [30, 1])).length > 1) alarms++;
  expect(alarms / runs).toBeLessThan(0.05);
});

test('a change of 10 % where runs differ by 3 % is found in nearly all series, within two runs of its place', () => {
  const random = uniform(23);
  const runs = 500;
  let found = 0;
  for (let run = 0; run < runs; run++) {
    const levels = levelsOf(series(random, [15, 0], [15, Math.log(1.1)]));
    if (levels.some(({ start }) => Math.abs(start - 15) <= 2)) found++;
  }
  expect(found / runs).toBeGreaterThan(0.95);
});

/** Starts of the best split by trying all of them. */
function bestSplit(values: readonly number[], scale: number): number[] {
  let [least, best] = [Number.POSITIVE_INFINITY, [0]];
  for (let mask = 0; mask < 2 ** (values.length - 1); mask++) {
    const own = [0, ...values.map((_, i) => i).filter((i) => i > 0 && mask & (1 << (i - 1)))];
    const parts = own.map((start, i) => values.slice(start, own[i + 1] ?? values.length));
    if (parts.some((part) => part.length < 2)) continue;
    const cost = parts.reduce(
      (sum, part) => {
        const median = [...part].sort((x, y) => x - y)[Math.floor(part.length / 2)] as number;
        return sum + part.reduce((a, value) => a + (2 * Math.abs(value - median)) / scale, 0);
      },
      4 * Math.log(values.length) * (parts.length - 1),
    );
    if (cost < least - 1e-9) [least, best] = [cost, own];
  }
  return best;
}

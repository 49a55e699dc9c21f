import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { medianSlope, newHeights } from '../../harness/memory-trend.ts';

test('a line has its slope, wherever it lies', () => {
  const small = fc.integer({ min: -1000, max: 1000 });
  fc.assert(
    fc.property(small, small, (slope, height) => {
      expect(medianSlope(Array.from({ length: 9 }, (_, x) => [x, height + slope * x]))).toBeCloseTo(slope, 9);
    }),
  );
});

test('one step and some spikes do not move it', () => {
  const step = Array.from({ length: 20 }, (_, x) => [x, x < 3 ? 0 : 5_000_000] as const);
  expect(medianSlope(step)).toBe(0);
  const spikes = Array.from({ length: 20 }, (_, x) => [x, 2 * x + (x % 7 === 3 ? 1e9 : 0)] as const);
  expect(medianSlope(spikes)).toBeCloseTo(2, 6);
});

test('one point has no slope', () => {
  expect(() => medianSlope([[1, 1]])).toThrow(RangeError);
  expect(() => medianSlope([])).toThrow(RangeError);
});

describe('new heights', () => {
  test('of a steady rise are the whole rise, spikes or not', () => {
    const rise = Array.from({ length: 800 }, (_, i) => i + (i % 50 === 0 ? 1e6 : 0));
    expect(newHeights(rise) / 800).toBeCloseTo(1, 1);
  });

  test('are none where a series goes up and down, whatever its slope', () => {
    // Megabytes that pool-chunk/lz4 held over 300,000 queries: buffers of lz4-napi in the arenas of three threads.
    const wander = [
      ...[258, 269, 300, 313, 324, 308, 308, 296, 296, 285, 284, 285],
      ...[289, 304, 302, 302, 306, 307, 308, 305, 304, 305, 306, 309],
    ];
    const settled = wander.slice(6).map((value, i) => [i, value] as const);
    expect(medianSlope(settled) * wander.length).toBeGreaterThan(10);
    expect(newHeights(wander)).toBeLessThan(0);
  });

  test('are none of caches that fill in the first eighth', () => {
    expect(newHeights(Array.from({ length: 64 }, (_, i) => Math.min(i, 7)))).toBe(0);
  });
});

import { describe, expect, test } from 'vitest';
import { tFactor, withinT } from '../../../harness/sweep/student-t.ts';
import { T_VECTORS } from './support/scipy-vectors.ts';

describe("Student's t", () => {
  test.each(T_VECTORS)('with %i degrees at %f is that of scipy', (degrees, confidence, t) => {
    expect(tFactor(confidence, degrees) / t).toBeCloseTo(1, 9);
    expect(withinT(t, degrees)).toBeCloseTo(confidence, 9);
  });

  test('is the Cauchy distribution for one degree, and none lies within 0', () => {
    expect(withinT(1, 1)).toBeCloseTo(0.5, 12);
    for (const degrees of [1, 2, 5, 8]) expect(withinT(0, degrees)).toBe(0);
  });
});

import { expect, test } from 'vitest';
import { chanceBeyond, shiftRatio } from '../../../harness/baseline/shift-look.ts';

const before = [0, 0.01, 0.02, 0.03];
const shifted = (ratio: number) => ({ before, after: before.map((log) => log + Math.log(ratio)) });

test('the ratio is by how much the later sample lies above the earlier one', () => {
  const ratio = shiftRatio(shifted(1.2), 0.95);
  expect(ratio?.estimate).toBeCloseTo(1.2, 12);
  // The least and the greatest of all differences.
  expect(ratio?.interval?.low).toBeCloseTo(1.2 * Math.exp(-0.03), 12);
  expect(ratio?.interval?.high).toBeCloseTo(1.2 * Math.exp(0.03), 12);
  expect(ratio?.pairs).toBe(4);
  expect(shiftRatio({ before: [], after: before }, 0.95)).toBeNull();
});

test('the chance is of lying beyond the floor, not beyond no difference', () => {
  // No value of either sample reaches the other's: one order of C(8, 4).
  expect(chanceBeyond(shifted(1.2), 'slower', 0.05)).toBeCloseTo(1 / 70, 12);
  expect(chanceBeyond(shifted(1 / 1.2), 'faster', 0.05)).toBeCloseTo(1 / 70, 12);
  expect(chanceBeyond(shifted(1.2), 'slower', 0.3)).toBeCloseTo(1, 12);
  expect(chanceBeyond(shifted(1.2), 'faster', 0.05)).toBeCloseTo(1, 12);
  // A shift that is a little less than the floor: 6 of the 16 pairs still lie beyond it, P(U ≤ 10) = 1 − 17/70.
  expect(chanceBeyond(shifted(1.05), 'slower', 0.06)).toBeCloseTo(53 / 70, 12);
});

import { describe, expect, test } from 'vitest';
import { targetVerdict } from '../../../reports/performance/target-verdict.ts';

const timed = (estimate: number, low: number, high: number) => ({ estimate, interval: { low, high }, pairs: 8 });
const counted = (estimate: number) => ({ estimate, interval: null, pairs: 0 });

describe('the verdict on a target of at most 1.2', () => {
  test.each([
    ['reached', [timed(1, 0.9, 1.2)]],
    ['reached, not surely', [timed(1, 0.9, 1.2000001)]],
    ['reached, not surely', [timed(1.2, 1.1, 1.3)]],
    ['not reached', [timed(1.2000001, 1.1, 1.3)]],
    ['not reached', [timed(1.3, 1.25, 1.35)]],
    ['reached', [counted(1.2)]],
    ['not reached', [counted(1.2000001)]],
    ['not measured', [null]],
    ['not measured', []],
  ] as const)('is %s', (verdict, measures) => {
    expect(targetVerdict(measures, 1.2)).toBe(verdict);
  });

  test('is that of the worst scenario', () => {
    expect(targetVerdict([timed(1, 0.9, 1.1), timed(1.3, 1.2, 1.4)], 1.2)).toBe('not reached');
    expect(targetVerdict([timed(1, 0.9, 1.1), timed(1.1, 1, 1.3)], 1.2)).toBe('reached, not surely');
    expect(targetVerdict([timed(1, 0.9, 1.1), null], 1.2)).toBe('not measured');
  });

  test('of too few pairs for an interval is not sure', () => {
    expect(targetVerdict([{ estimate: 1, interval: null, pairs: 5 }], 1.2)).toBe('reached, not surely');
    expect(targetVerdict([{ estimate: 2, interval: null, pairs: 5 }], 1.2)).toBe('not reached');
  });
});

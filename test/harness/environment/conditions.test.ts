import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { expect, test } from 'vitest';
import {
  type Counts,
  conditionsBetween,
  conditionsSchema,
  readCounts,
} from '../../../harness/environment/conditions.ts';

const BEFORE: Counts = { at: 100, busy: 50, stolen: 1, own: 10, cpu: 5, memory: 0, io: 2, throttled: 0, pages: 7 };
const AFTER: Counts = { at: 110, busy: 68, stolen: 2, own: 23, cpu: 9, memory: 0, io: 3, throttled: 2.5, pages: 107 };

test('rates are growth by second, and other work is what is not ours', () => {
  expect(conditionsBetween(BEFORE, AFTER, 3, false)).toEqual({
    ...{ round: 3, seconds: 10, ownCores: 1.3, otherCores: 0.5, stolenCores: 0.1 },
    ...{ cpuPressure: 0.4, memoryPressure: 0, ioPressure: 0.1, throttled: 0.25, swappedPages: 100 },
  });
});

test('with peers in processes of their own, own and other work are not told apart', () => {
  expect(conditionsBetween(BEFORE, AFTER, 0, true)).toMatchObject({
    ownCores: null,
    otherCores: null,
    stolenCores: 0.1,
  });
});

test('what the system does not count is null', () => {
  const none: Counts = { ...BEFORE, busy: null, stolen: null, cpu: null, memory: null, io: null, throttled: null };
  expect(conditionsBetween(none, { ...AFTER, pages: null }, 0, false)).toMatchObject({
    ...{ ownCores: 1.3, otherCores: null, stolenCores: null, cpuPressure: null, throttled: null, swappedPages: null },
  });
});

test.skipIf(process.platform !== 'linux')('the work of a child that has ended is our own', () => {
  const before = readCounts();
  spawnSync(process.execPath, [
    '-e',
    'const end = process.cpuUsage().user + 2e5; while (process.cpuUsage().user < end);',
  ]);
  const found = conditionsBetween(before, readCounts(), 0, false);
  expect(conditionsSchema.parse(found)).toEqual(found);
  expect((found.ownCores ?? 0) * found.seconds).toBeGreaterThan(0.15);
});

import { describe, expect, test } from 'vitest';
import { stagesOfProfile } from '../../../engines/peers/duckdb/profile.ts';
import { toStageReport } from '../../../engines/peers/peer-stages.ts';
import { totalOf } from '../../../engines/stages/stage.ts';
import { workerTimes } from '../../../engines/stages/worker-times.ts';

describe('what a peer says of its stages', () => {
  test('is turned into milliseconds, and what no known stage speaks for is left over', () => {
    const { stages, whole, bursts } = toStageReport({
      seconds: 0.01,
      stages: { index: 0.001, fetch: 0.002, napping: 0.003, other: 0.0005 },
    });
    expect(whole).toBe(10);
    expect(stages).toEqual({ index: 1, fetch: 2, other: expect.closeTo(7, 9) });
    expect(bursts).toEqual([]);
  });

  test('has the time in which it waited for its threads divided by what these did', () => {
    // Two threads from 1.000 s on: one works for 4 ms of 4, the other for 2 and has then nothing to do.
    const task = (thread: number, milliseconds: number) => ({
      thread,
      posted: 1,
      start: 1,
      end: 1 + milliseconds / 1000,
      answered: 1.004,
      stages: { decompress: milliseconds / 2000 },
    });
    const report = toStageReport({
      seconds: 0.01,
      stages: { fetch: 0.005 },
      waiting: 0.004,
      threads: 2,
      tasks: [task(1, 4), task(2, 2)],
    });
    expect(report.stages).toMatchObject({ fetch: 5, decompress: expect.closeTo(1.5, 6), idle: expect.closeTo(1, 6) });
    expect(report.stages.other).toBeCloseTo(1 + 1.5, 6);
    expect(totalOf(report.stages)).toBeCloseTo(10, 9);
    expect(workerTimes(report.bursts, report.whole)).toMatchObject({
      ...{ threads: 2, tasks: 2 },
      ...{ busy: expect.closeTo(6, 6), queueing: 0, transfer: expect.closeTo(2, 6) },
    });
  });
});

test("operators of DuckDB's profile are stages: scans by their tables, and those of no kind are left over", () => {
  const scan = (Table: string, operator_timing: number) => ({
    ...{ operator_type: 'TABLE_SCAN', operator_timing },
    extra_info: { Table },
  });
  const join = {
    operator_type: 'HASH_JOIN',
    operator_timing: 0.003,
    children: [scan('d.main.points', 0.01), scan('d.main.trajectories', 0.001)],
  };
  const profile = {
    children: [
      { operator_type: 'ORDER_BY', operator_timing: 0.002, children: [join] },
      { operator_type: 'BRAND_NEW', operator_timing: 0.004 },
    ],
  };
  expect(stagesOfProfile(profile)).toEqual({ materialise: 2, filter: 3, fetch: 10, index: 1, other: 4 });
});

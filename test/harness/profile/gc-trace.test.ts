import { expect, test } from 'vitest';
import { readPauses } from '../../../harness/profile/gc-trace.ts';

// As Node 20, and Node 24 in the fourth line, print them.
const TRACE = `[3236:0x6d1e5b0]       44 ms: Scavenge 4.3 (5.5) -> 3.7 (6.5) MB, 0.91 / 0.00 ms  (average mu = 1.000, current mu = 1.000) testing;
[3236:0x6d1e5b0]       50 ms: Scavenge 5.0 (6.5) -> 4.4 (9.2) MB, 1.25 / 0.00 ms  (average mu = 1.000, current mu = 1.000) task;
something else
[3236:0x7f1c000]       61 ms: Mark-Compact 8.1 (12.0) -> 3.9 (12.5) MB, pooled: 0 MB, 2.50 / 0.10 ms  (average mu = 0.9, current mu = 0.9) finalize incremental marking; GC in old space
[3236:0x7f2c000]       70 ms: Mark-Compact (reduce) 5.1 (7.0) -> 4.0 (6.5) MB, 0.50 / 0.00 ms  (+ 1.6 ms in 20 steps since start of marking, biggest step 0.2 ms, walltime since start of marking 9 ms)
`;

test('pauses by main thread and workers; the collection that tells which is which does not count', () => {
  expect(readPauses(TRACE)).toEqual([
    { threads: 'main', count: 1, totalMs: 1.25, longestMs: 1.25 },
    { threads: 'workers', count: 2, totalMs: 3, longestMs: 2.5 },
  ]);
});

test('nothing printed is no pause', () => {
  expect(readPauses('').map(({ count }) => count)).toEqual([0, 0]);
});

import { expect, test } from 'vitest';
import {
  controlGroup,
  machineSeconds,
  pressureSeconds,
  pressureShare,
  processSeconds,
  swappedPages,
  throttledSeconds,
} from '../../../harness/environment/proc-files.ts';

// The forms are those of proc(5), and of the kernel's documentation of PSI and of control groups, version 2.
const STAT = 'cpu  1000 20 300 99999 888 4 5 600 70 8\ncpu0 1 2 3 4 5 6 7 8 9 10\nintr 1\n';
const PROCESS =
  '77 (node (x) y) S 1 77 77 0 -1 4194560 1 2 3 4 150 50 1000 200 20 0 11 0 1204631 3133440 394 18446744073709551615\n';
const PRESSURE =
  'some avg10=75.44 avg60=88.35 avg300=72.91 total=5617839820\nfull avg10=1.00 avg60=0.00 avg300=0.00 total=7\n';

test('busy time counts neither idle, nor waiting, nor stolen time, and a guest once', () => {
  expect(machineSeconds(STAT)).toEqual({ busy: 13.29, stolen: 6 });
});

test('a process counts with its ended children, whatever its name', () => {
  expect(processSeconds(PROCESS)).toBe(14);
});

test('pressure is read as a total in seconds and as a share of 10 s', () => {
  expect(pressureSeconds(PRESSURE)).toBeCloseTo(5617.83982, 9);
  expect(pressureShare(PRESSURE)).toBeCloseTo(0.7544, 12);
});

test('swap counts both ways', () => {
  expect(swappedPages('pgpgin 5\npswpin 12\npswpout 30\n')).toBe(42);
});

test('throttling is read in seconds', () => {
  expect(throttledSeconds('usage_usec 9\nnr_throttled 3\nthrottled_usec 2500000\n')).toBe(2.5);
});

test('the folder of a control group', () => {
  expect(controlGroup('0::/user.slice/a\n')).toBe('/sys/fs/cgroup/user.slice/a');
  expect(controlGroup('0::/\n')).toBe('/sys/fs/cgroup');
  expect(controlGroup('12:cpu:/x\n')).toBeNull();
});

test.each([
  ['machineSeconds', machineSeconds],
  ['processSeconds', processSeconds],
  ['pressureSeconds', pressureSeconds],
  ['pressureShare', pressureShare],
  ['swappedPages', swappedPages],
  ['throttledSeconds', throttledSeconds],
  ['controlGroup', controlGroup],
])('%s of nothing, or of something else, is null', (_, read) => {
  expect(read(null)).toBeNull();
  expect(read('something else\n')).toBeNull();
});

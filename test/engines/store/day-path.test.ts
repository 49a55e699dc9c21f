import { expect, test } from 'vitest';
import { dayOf, dayPath, formatDay } from '../../../engines/store/day-path.ts';

const day = (year: number, month: number, date: number) => Date.UTC(year, month - 1, date) / 86_400_000;

test.each([
  [day(2023, 1, 1), '2023/2023-001.sqlite'],
  [day(2023, 2, 28), '2023/2023-059.sqlite'],
  [day(2023, 3, 1), '2023/2023-060.sqlite'],
  [day(2023, 12, 31), '2023/2023-365.sqlite'],
  [day(2024, 1, 1), '2024/2024-001.sqlite'],
  [day(2024, 2, 29), '2024/2024-060.sqlite'],
  [day(2024, 3, 1), '2024/2024-061.sqlite'],
  [day(2024, 6, 1), '2024/2024-153.sqlite'],
  [day(2024, 12, 31), '2024/2024-366.sqlite'],
  [day(2000, 12, 31), '2000/2000-366.sqlite'],
  [day(2100, 12, 31), '2100/2100-365.sqlite'],
  [0, '1970/1970-001.sqlite'],
])('the file of day %i is %s', (number, file) => {
  expect(dayPath(number)).toBe(file);
});

test('a day starts at its midnight and ends before the next', () => {
  const midnight = 1_717_200_000;
  expect(formatDay(dayOf(midnight))).toBe('2024-06-01');
  expect(formatDay(dayOf(midnight - 1))).toBe('2024-05-31');
  expect(formatDay(dayOf(midnight - 0.001))).toBe('2024-05-31');
  expect(formatDay(dayOf(midnight + 86_399.999))).toBe('2024-06-01');
  expect(formatDay(dayOf(midnight + 86_400))).toBe('2024-06-02');
});

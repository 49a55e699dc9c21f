import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { dayPath, daysOfWindow, listDays } from '../../../engines/store/day-path.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const SECONDS = 86_400;

function folderWith(...files: string[]): string {
  const dataDir = temporaryFolder();
  for (const file of files) {
    mkdirSync(path.dirname(path.join(dataDir, file)), { recursive: true });
    writeFileSync(path.join(dataDir, file), '');
  }
  return dataDir;
}

const filesOf = (dataDir: string, t1: string, t2: string) =>
  daysOfWindow(dataDir, Date.parse(t1) / 1000, Date.parse(t2) / 1000).map(dayPath);

const NEW_YEAR = ['2023/2023-364.sqlite', '2023/2023-365.sqlite', '2024/2024-001.sqlite', '2024/2024-002.sqlite'];

test('a window needs the day before its first to the day after its last', () => {
  const dataDir = folderWith('2023/2023-363.sqlite', ...NEW_YEAR, '2024/2024-003.sqlite');
  expect(filesOf(dataDir, '2023-12-31T00:00:00Z', '2024-01-01T23:59:59Z')).toEqual(NEW_YEAR);
  expect(filesOf(dataDir, '2023-12-31T23:59:59Z', '2023-12-31T23:59:59Z')).toEqual(NEW_YEAR.slice(0, 3));
  expect(filesOf(dataDir, '2024-01-01T00:00:00Z', '2024-01-01T00:00:00Z')).toEqual(NEW_YEAR.slice(1));
});

test('files that do not exist are skipped', () => {
  const dataDir = folderWith(...NEW_YEAR.slice(1, 2));
  expect(filesOf(dataDir, '2023-12-30T12:00:00Z', '2024-01-02T12:00:00Z')).toEqual(['2023/2023-365.sqlite']);
  expect(filesOf(dataDir, '1999-01-01T00:00:00Z', '1999-01-02T00:00:00Z')).toEqual([]);
});

test.each([390, 397, 398, 399, 400, 401, 500, 40_000])('a window of %i days finds the same files', (days) => {
  const first = Date.UTC(2022, 11, 1) / 1000;
  const files = [...NEW_YEAR, '2022/2022-333.sqlite', '2022/2022-334.sqlite', '2022/2022-366.sqlite'];
  const dataDir = folderWith(...files);
  const last = first + days * SECONDS;
  const expected = ['2022/2022-334.sqlite', ...NEW_YEAR].filter((file) => startOf(file) <= last + SECONDS);
  // 2022 has no day 366: that file is the same day as 2023-001 and not of its name.
  expect(daysOfWindow(dataDir, first, last).map(dayPath)).toEqual(expected);
});

test('only files named as day-files are listed', () => {
  const others = ['2024/2024-1.sqlite', '2024/2023-005.sqlite', '2024/2024-005.sqlite.tmp', '24/24-005.sqlite', 'x'];
  const dataDir = folderWith('2024/2024-002.sqlite', '2023/2023-001.sqlite', ...others);
  expect(listDays(dataDir).map(dayPath)).toEqual(['2023/2023-001.sqlite', '2024/2024-002.sqlite']);
});

test.each(['000', '366', '999'])('a file of day %s, which 2023 does not have, is no day-file', (ordinal) => {
  const dataDir = folderWith(`2023/2023-${ordinal}.sqlite`, '2023/2023-005.sqlite');
  expect(listDays(dataDir).map(dayPath)).toEqual(['2023/2023-005.sqlite']);
});

function startOf(file: string): number {
  const [, year, ordinal] = /(\d{4})-(\d{3})/.exec(file) ?? [];
  return Date.UTC(Number(year), 0, Number(ordinal)) / 1000;
}

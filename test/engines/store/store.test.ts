import { existsSync, readdirSync, readlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { flights } from '../../../engines/query/builder.ts';
import { candidateIds } from '../../../engines/store/candidates.ts';
import { Store } from '../../../engines/store/store.ts';
import { indexWhere } from '../../../engines/store/where.ts';
import { caught } from '../../support/caught-error.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { testFlight, testPoint } from '../../support/test-flight.ts';
import { type TestDays, writeTestStore } from '../../support/test-store.ts';

const START = Date.UTC(2023, 0, 1) / 1000;
const DAYS = 70;

function manyDays(): TestDays {
  return Object.fromEntries(
    Array.from({ length: DAYS }, (_, day) => [
      `2023/2023-${String(day + 1).padStart(3, '0')}.sqlite`,
      [testFlight(`day-${day}`, [testPoint(START + day * 86_400 + 500)])],
    ]),
  );
}

test('a store of more days than it keeps open reads all of them, again and again', async () => {
  const dataDir = temporaryFolder();
  await writeTestStore(dataDir, 'lz4', manyDays());
  const store = new Store(dataDir);
  const query = flights(START, START + DAYS * 86_400).build();
  for (let round = 0; round < 3; round++) {
    const found = [...store.dayFiles(query)].length;
    const ids = Array.from(store.dayFiles(query), (dayFile) => candidateIds(dayFile, indexWhere(query)).length);
    expect(found).toBe(DAYS);
    expect(ids).toEqual(Array(DAYS).fill(1));
  }
  if (existsSync('/proc/self/fd')) expect(openFiles(dataDir)).toBe(64);
  store.close();
  store.close();
  if (existsSync('/proc/self/fd')) expect(openFiles(dataDir)).toBe(0);
});

test('a day-file stays open between queries', async () => {
  const dataDir = temporaryFolder();
  await writeTestStore(dataDir, 'lz4', manyDays());
  const store = new Store(dataDir);
  const query = flights(START, START + 86_400).build();
  const first = [...store.dayFiles(query)];
  expect([...store.dayFiles(query)].every((dayFile, i) => dayFile === first[i])).toBe(true);
  store.close();
});

test('a data directory that is not there is named', async () => {
  const dataDir = path.join(temporaryFolder(), 'absent');
  const error = await caught('DATA_DIR_NOT_FOUND', () => new Store(dataDir));
  expect(error.message).toContain(dataDir);
  expect(error.message).toContain('--data-dir');
  writeFileSync(dataDir, 'a file');
  await caught('DATA_DIR_NOT_FOUND', () => new Store(dataDir));
});

function openFiles(dataDir: string): number {
  return readdirSync('/proc/self/fd').filter((descriptor) => {
    try {
      return readlinkSync(`/proc/self/fd/${descriptor}`).startsWith(dataDir);
    } catch {
      return false;
    }
  }).length;
}

import path from 'node:path';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { testFlight, testPoint } from '../../support/test-flight.ts';
import { writeTestStore } from '../../support/test-store.ts';

/** 2024-06-01T00:00:00Z, day 153. */
const FIRST = 1_717_200_000;

/** A bz2 store of so many days from 2024-06-01 on with a few flights each, in a folder that has a space in its name. */
export async function manyDays(count: number): Promise<{ store: string; days: string[] }> {
  const store = path.join(temporaryFolder(), "user's store");
  const days = Array.from({ length: count }, (_, i) => path.join('2024', `2024-${153 + i}.sqlite`));
  const flights = days.map((_, i) =>
    ['one', 'two', 'three'].map((name) =>
      testFlight(name, [testPoint(FIRST + 86_400 * i + 3600), testPoint(FIRST + 86_400 * i + 3660)]),
    ),
  );
  await writeTestStore(store, 'bz2', Object.fromEntries(days.map((day, i) => [day, flights[i] ?? []])));
  return { store, days };
}

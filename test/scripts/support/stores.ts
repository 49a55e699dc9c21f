import path from 'node:path';
import { SAMPLE_DAYS } from '../../support/sample-store.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { type TestDays, writeTestStore } from '../../support/test-store.ts';

/** A query by hand that meets about 60 flights of the sample store. */
export const SPEC = 'window=2024-06-01T12:00Z/60m;camera=42.5,-71;km=200x150';

/** Day-file in which that query meets them. */
export const NOON_FILE = path.join('2024', '2024-153.sqlite');

/** A folder with a bz2 and an lz4 store of the sample days, or of days of a test's own by codec. */
export async function twoStores(days: { bz2?: TestDays; lz4?: TestDays } = {}): Promise<string> {
  // A user's folders have spaces in their names.
  const root = path.join(temporaryFolder(), "user's stores");
  await writeTestStore(path.join(root, 'bz2'), 'bz2', days.bz2 ?? SAMPLE_DAYS);
  await writeTestStore(path.join(root, 'lz4'), 'lz4', days.lz4 ?? SAMPLE_DAYS);
  return root;
}

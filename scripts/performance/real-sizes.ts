import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { dayPath, listDays } from '../../engines/store/day-path.ts';
import { findStores } from '../../engines/store/layout.ts';
import type { StoreSizes } from '../../harness/performance/facts-document.ts';
import { REAL_STORE } from '../../reports/performance/other-targets.ts';
import { loadReader } from '../migrate/convert-codecs.ts';
import { convertFile } from '../migrate/convert-file.ts';
import { indexDay } from '../zones/index-day.ts';
import { storeSizes } from './store-sizes.ts';

/**
 * Sizes of stores of real flights, with a v2 store made of the bz2 one for that alone; null where they are not there.
 * @throws LabError what the conversion throws.
 */
export async function realSizes(dir: string, signal: AbortSignal): Promise<StoreSizes | null> {
  const bz2 = existsSync(dir) ? findStores(dir).get('bz2') : undefined;
  if (bz2 === undefined) return null;
  const scratch = mkdtempSync(path.join(tmpdir(), 'querylab-real-'));
  try {
    const reader = await loadReader('v2');
    const quiet = { onProgress: () => undefined, onWait: () => undefined };
    for (const day of listDays(bz2)) {
      const target = path.join(scratch, dayPath(day));
      await convertFile(path.join(bz2, dayPath(day)), target, { to: 'v2', force: true, signal, ...quiet });
      indexDay(target, reader);
    }
    return storeSizes(REAL_STORE, new Map([...findStores(dir), ['v2', scratch]]));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

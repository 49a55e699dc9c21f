import type { Engine, EngineOptions } from './engine.ts';
import type { ScanPool } from './pool/scan-pool.ts';
import { createScanEngine } from './scan-engine.ts';
import { candidateIds } from './store/candidates.ts';
import { indexWhere } from './store/where.ts';

export const description = 'each worker opens the day-files, takes small batches of ids and returns flat survivors';

/** `pool` is shown so that a test can break it. */
export async function create(options: EngineOptions): Promise<Engine & { readonly pool: ScanPool }> {
  return await createScanEngine('worker-own', options, (dayFile, query, counters) => {
    const ids = candidateIds(dayFile, indexWhere(query));
    counters.candidates += ids.length;
    return { ids, hits: [], rowOf: null };
  });
}

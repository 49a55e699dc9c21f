import type { Engine, EngineOptions } from './engine.ts';
import type { ScanPool } from './pool/scan-pool.ts';
import { createScanEngine } from './scan-engine.ts';
import { ZoneCache } from './store/zones/zone-cache.ts';
import { chooseByZones, shareOf } from './zone-choice.ts';

export const description = 'asks the finer index as zone does; workers share the rows that it left open';

/** `pool` is shown so that a test can break it. */
export async function create(options: EngineOptions): Promise<Engine & { readonly pool: ScanPool }> {
  const zones = new ZoneCache();
  return await createScanEngine('worker-zone', options, (dayFile, query, counters) => {
    return shareOf(chooseByZones(zones, dayFile, query, counters));
  });
}

import path from 'node:path';
import { dayPath, listDays } from '../../engines/store/day-path.ts';
import type { IndexCost, StoreSizes } from '../../harness/performance/facts-document.ts';
import { indexCost } from '../../harness/performance/index-cost.ts';

/** What the finer index of a preset's v2 store costs; null where it has none. */
export async function presetIndexCost(
  preset: string,
  stores: ReadonlyMap<string, string>,
  sizes: StoreSizes,
  signal: AbortSignal,
): Promise<IndexCost | null> {
  const dataDir = stores.get('v2');
  if (dataDir === undefined) return null;
  const files = listDays(dataDir).map((day) => path.join(dataDir, dayPath(day)));
  const loads = await indexCost(files, signal);
  const [first] = loads ?? [];
  if (loads === null || first === undefined) return null;
  return {
    preset,
    trajectories: first.trajectories,
    blocks: first.blocks,
    fileBytes: sizes.formats.find(({ format }) => format === 'v2')?.indexBytes ?? 0,
    loadMs: loads.map(({ loadMs }) => loadMs),
    heldBytes: loads.map(({ heldBytes }) => heldBytes),
    residentBytes: loads.map(({ residentBytes }) => residentBytes),
  };
}

import process from 'node:process';
import { DayFile } from '../../engines/store/day-file.ts';
import { RECORD_BYTES } from '../../engines/store/zones/layout.ts';
import { ZoneIndex } from '../../engines/store/zones/zone-index.ts';
import { readZoneColumns } from '../../engines/store/zones/zone-table.ts';

/** What loading the finer indexes of some day-files took and holds. */
export interface IndexLoad {
  readonly loadMs: number;
  readonly heldBytes: number;
  readonly residentBytes: number;
  readonly trajectories: number;
  readonly blocks: number;
}

process.on('message', (files: readonly string[]) => {
  process.send?.(load(files), () => process.disconnect?.());
});

/** Loads each file's index once, as a fresh server does. Null where a file has none. */
function load(files: readonly string[]): IndexLoad | null {
  const dayFiles = files.map((file) => new DayFile(file, { mapped: true }));
  const before = memory();
  const start = performance.now();
  const columns = dayFiles.map(readZoneColumns);
  const indexes = columns.flatMap((own) => (own === null ? [] : [new ZoneIndex(own)]));
  const loadMs = performance.now() - start;
  const after = memory();
  if (indexes.length < files.length) return null;
  return {
    loadMs,
    heldBytes: after.held - before.held,
    residentBytes: after.resident - before.resident,
    trajectories: indexes.reduce((sum, { count }) => sum + count, 0),
    blocks: indexes.reduce((sum, index) => sum + index.columns.records.length / RECORD_BYTES, 0),
  };
}

function memory(): { readonly held: number; readonly resident: number } {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers, rss } = process.memoryUsage();
  return { held: heapUsed + arrayBuffers, resident: rss };
}

import { stageMethods } from '../../stages/seams.ts';
import type { DayFile } from '../day-file.ts';
import { ZoneIndex } from './zone-index.ts';
import { readZoneColumns } from './zone-table.ts';

/** Most day-files whose index is kept in memory: about 25 MB each at 58,000 trajectories. */
const MAX_KEPT = 8;

interface Kept {
  readonly version: unknown;
  readonly index: ZoneIndex | null;
}

/** The finer indexes of the day-files that were used last, read anew where a file has changed. */
export class ZoneCache {
  readonly #kept = new Map<DayFile, Kept>();

  /**
   * The index of a day-file; null where it has none.
   * @param version that of the file, as `DayFile.version` tells it.
   * @throws LabError DAY_FILE_INVALID.
   */
  of(dayFile: DayFile, version: unknown): ZoneIndex | null {
    const known = this.#kept.get(dayFile);
    this.#kept.delete(dayFile);
    const kept = known !== undefined && known.version === version ? known : { version, index: readIndex(dayFile) };
    this.#kept.set(dayFile, kept);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MAX_KEPT && oldest !== undefined) this.#kept.delete(oldest);
    return kept.index;
  }
}

function readIndex(dayFile: DayFile): ZoneIndex | null {
  const columns = readZoneColumns(dayFile);
  return columns === null ? null : new ZoneIndex(columns);
}

stageMethods(ZoneCache.prototype, 'index', ['of']);

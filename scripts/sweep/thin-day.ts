import { setImmediate } from 'node:timers/promises';
import type { Codec } from '../../engines/codec/codec.ts';
import { LabError } from '../../engines/errors.ts';
import { located } from '../../engines/located.ts';
import { DayFile } from '../../engines/store/day-file.ts';
import { DayWriter } from '../../engines/store/day-writer.ts';
import { pageBytes } from '../../engines/store/page-bytes.ts';
import { blobReader, envelopeReader, metadataReader } from '../../engines/store/rows.ts';
import { zonesOf } from '../../engines/store/zones/trajectory-zones.ts';
import { throwIfInterrupted } from '../../harness/interrupted.ts';

/** Rows between two looks at the signal. */
const ROWS_A_TURN = 500;
const EVERY_ROW = { sql: '', values: [] };

/** What a thinned copy of a day-file keeps. */
export interface Thinning {
  /** Ids of rows that stay. */
  readonly keep: ReadonlySet<number>;
  /** Share of all other rows that stay too, evenly spread over their ids: 0 … 1. */
  readonly share: number;
  /** Reads the file's blobs. */
  readonly codec: Codec;
  readonly signal: AbortSignal;
}

/**
 * Copies a day-file with a share of its rows: the same ids, metadata, blobs and index entries, and the finer index.
 * @returns trajectories of the copy.
 * @throws LabError DAY_FILE_INVALID, or what the codec throws, with file and row; the signal's reason.
 */
export async function thinDay(source: string, target: string, thinning: Thinning): Promise<number> {
  const { keep, share, codec, signal } = thinning;
  const dayFile = new DayFile(source);
  const ids = (dayFile.all('SELECT id FROM trajectories ORDER BY id') as { id: number }[]).map(({ id }) => id);
  // All copies have the pages of the source, so that only their size tells them apart.
  const writer = new DayWriter(target, { pageBytes: pageBytes(codec.format, ids.length) });
  try {
    const [metadata, blobs, envelopes] = [
      metadataReader(dayFile, EVERY_ROW),
      blobReader(dayFile, EVERY_ROW),
      envelopeReader(dayFile),
    ];
    const kept = thinned(ids, keep, share);
    for (const [i, id] of kept.entries()) {
      if (i % ROWS_A_TURN === 0) await setImmediate();
      throwIfInterrupted(signal);
      const [row, blob, envelope] = [metadata(id), blobs(id), envelopes(id)];
      if (row === undefined || blob === undefined || envelope === undefined) {
        throw new LabError('DAY_FILE_INVALID', 'the row has no entry in the index', { file: source, row: id });
      }
      writer.add(row, envelope, blob, id);
      writer.addZones(
        id,
        located(source, id, () => zonesOf(codec.borrow(blob))),
      );
    }
    writer.finish();
    return kept.length;
  } catch (error) {
    writer.abandon();
    throw error;
  } finally {
    dayFile.close();
  }
}

/** The ids to keep, and of the others every one at which the running share reaches the next whole number. */
export function thinned(ids: readonly number[], keep: ReadonlySet<number>, share: number): number[] {
  let others = 0;
  return ids.filter((id) => {
    if (keep.has(id)) return true;
    others++;
    return Math.floor(others * share) > Math.floor((others - 1) * share);
  });
}

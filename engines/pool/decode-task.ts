import type { Codec } from '../codec/codec.ts';
import { toFailure } from '../failure.ts';
import { decodeColumns } from '../format/decode-columns.ts';
import { pickRecords } from '../format/pick-records.ts';
import { select } from '../query/select.ts';
import { endToEnd } from './end-to-end.ts';
import type { DecodeAnswer, DecodeTask } from './messages.ts';

/** Decodes the blobs of a task and packs what the query returns of them. Never throws: it answers. */
export function decodeTask(codec: Codec, { blobs, test }: DecodeTask): DecodeAnswer {
  const survivors: (Uint8Array | null)[] = [];
  let bytesDecompressed = 0;
  let pointsDecoded = 0;
  try {
    for (const blob of blobs) {
      const packed = codec.decompress(blob);
      const columns = decodeColumns(packed);
      bytesDecompressed += packed.length;
      pointsDecoded += columns.length;
      const kept = select(columns, test);
      survivors.push(kept === null || kept === 'all' ? kept && packed : pickRecords(packed, kept));
    }
  } catch (error) {
    return { ...toFailure(error), index: survivors.length };
  }
  return { ok: true, ...endToEnd(survivors), bytesDecompressed, pointsDecoded };
}

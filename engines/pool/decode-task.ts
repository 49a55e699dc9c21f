import type { Codec } from '../codec/codec.ts';
import { toFailure } from '../failure.ts';
import { decodeColumns } from '../format/decode-columns.ts';
import { HEADER_BYTES, packedBytes, RECORD_BYTES } from '../format/record.ts';
import { select } from '../query/select.ts';
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
      survivors.push(kept === null || kept === 'all' ? kept && packed : pick(packed, kept));
    }
  } catch (error) {
    return { ...toFailure(error), index: survivors.length };
  }
  return { ok: true, ...concat(survivors), bytesDecompressed, pointsDecoded };
}

/** The packed form of some of the points of a packed trajectory. */
function pick(packed: Uint8Array, kept: readonly number[]): Uint8Array {
  const picked = new Uint8Array(packedBytes(kept.length));
  picked[0] = kept.length >> 8;
  picked[1] = kept.length & 0xff;
  kept.forEach((index, i) => {
    const from = HEADER_BYTES + index * RECORD_BYTES;
    picked.set(packed.subarray(from, from + RECORD_BYTES), HEADER_BYTES + i * RECORD_BYTES);
  });
  return picked;
}

function concat(parts: readonly (Uint8Array | null)[]): { packed: Uint8Array; lengths: Uint32Array } {
  const lengths = Uint32Array.from(parts, (part) => part?.length ?? 0);
  const packed = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    if (part === null) continue;
    packed.set(part, at);
    at += part.length;
  }
  return { packed, lengths };
}

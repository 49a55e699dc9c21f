import type { Codec } from './codec/codec.ts';
import type { Counters } from './engine.ts';
import { pointCount, RECORD_BYTES } from './format/record.ts';
import type { PointTest } from './query/predicate.ts';
import { scanPacked } from './query/scan-packed.ts';
import { V2Scanner } from './v2/scan.ts';

const v2 = new V2Scanner();

/**
 * What a query returns of one blob, packed; null where it is no hit. Blobs of v2 are tested block by block
 * without being decompressed: they count the points they decode only.
 */
export function scanBlob(codec: Codec, blob: Uint8Array, test: PointTest, counters: Counters): Uint8Array | null {
  if (codec.format === 'v2') {
    const survivors = v2.scan(blob, test);
    counters.pointsDecoded += v2.pointsDecoded;
    counters.bytesDecompressed += v2.pointsDecoded * RECORD_BYTES;
    return survivors;
  }
  if (codec.scan !== undefined) return codec.scan(blob, test, counters);
  const packed = codec.borrow(blob);
  counters.bytesDecompressed += packed.length;
  counters.pointsDecoded += pointCount(packed);
  return scanPacked(packed, test);
}

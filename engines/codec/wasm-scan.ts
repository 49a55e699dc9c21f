import { pointCount } from '../format/record.ts';
import { flagsOf, writeLimits } from '../query/wasm-test.ts';
import type { WasmDecoder } from '../wasm/decoder.ts';
import { NO_HIT } from '../wasm/point-test.ts';
import type { Codec } from './codec.ts';

/** A scan whose points never leave the memory of a decoder unless they survive. `borrow` decodes into it. */
export function scanWith(decoder: WasmDecoder, borrow: Codec['borrow']): NonNullable<Codec['scan']> {
  return (blob, test, scanned) => {
    const packed = borrow(blob);
    scanned.bytesDecompressed += packed.length;
    scanned.pointsDecoded += pointCount(packed);
    writeLimits(test, decoder.limits);
    const length = decoder.scan(flagsOf(test));
    return length === NO_HIT ? null : packed.slice(0, length);
  };
}

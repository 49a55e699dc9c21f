import { pointCount } from '../format/record.ts';
import type { PointTest } from '../query/predicate.ts';
import type { WasmDecoder } from '../wasm/decoder.ts';
import { CHECK_ALT, CHECK_LAT, CHECK_LON, FILTER, MUST_CROSS, NO_HIT } from '../wasm/point-test.ts';
import type { Codec } from './codec.ts';

/** A scan whose points never leave the memory of a decoder unless they survive. `borrow` decodes into it. */
export function scanWith(decoder: WasmDecoder, borrow: Codec['borrow']): NonNullable<Codec['scan']> {
  return (blob, test, scanned) => {
    const packed = borrow(blob);
    scanned.bytesDecompressed += packed.length;
    scanned.pointsDecoded += pointCount(packed);
    setLimits(decoder.limits, test);
    const length = decoder.scan(flagsOf(test));
    return length === NO_HIT ? null : packed.slice(0, length);
  };
}

/** Writes the eight limits of a test where a module reads them. */
function setLimits(limits: Float64Array, test: PointTest): void {
  limits[0] = test.minTime;
  limits[1] = test.maxTime;
  limits[2] = test.minLat;
  limits[3] = test.maxLat;
  limits[4] = test.minLon;
  limits[5] = test.maxLon;
  limits[6] = test.minAlt;
  limits[7] = test.maxAlt;
}

function flagsOf(test: PointTest): number {
  return (
    (test.checkLat ? CHECK_LAT : 0) |
    (test.checkLon ? CHECK_LON : 0) |
    (test.checkAlt ? CHECK_ALT : 0) |
    (test.mustCross ? MUST_CROSS : 0) |
    (test.filter ? FILTER : 0)
  );
}

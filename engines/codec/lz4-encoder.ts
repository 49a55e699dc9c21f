import { compressFrameSync } from 'lz4-napi';
import type { Compress } from './codec.ts';
import { withContentSize } from './lz4-frame.ts';
import { LZ4_VERSION } from './signature.ts';

/** lz4-napi's encoder: linked blocks of 64 KiB, the length stated as Python's `lz4.frame` does. */
export async function loadLz4Encoder(): Promise<Compress> {
  return async (packed) => {
    const frame = withContentSize(compressFrameSync(Buffer.from(packed)), packed.length);
    const blob = new Uint8Array(frame.length + 1);
    blob[0] = LZ4_VERSION;
    blob.set(frame, 1);
    return blob;
  };
}

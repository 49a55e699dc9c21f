import { compressFrameSync, decompressFrameSync } from 'lz4-napi';
import { LabError } from '../errors.ts';
import { MAX_PACKED_BYTES } from '../format/record.ts';
import type { Codec } from './codec.ts';
import { walkLz4Frame, withContentSize } from './lz4-frame.ts';
import { expectSignature, LZ4_VERSION } from './signature.ts';

/** Most bytes that a frame without a stated length may decompress to before it is refused unread. */
const UNSTATED_LIMIT = 64 * 1024 * 1024;

/** Version byte 0x01 and one LZ4 frame a blob, through lz4-napi. */
const lz4: Codec = {
  name: 'lz4',
  description: 'version byte 0x01 and one LZ4 frame, decoded by lz4-napi (native)',
  decompress(blob) {
    expectSignature(blob, 'lz4');
    const frame = Buffer.from(blob.buffer, blob.byteOffset + 1, blob.byteLength - 1);
    const stated = claimedBytes(frame);
    let packed: Uint8Array | undefined;
    try {
      packed = decompressFrameSync(frame);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new LabError('BLOB_CORRUPT', `LZ4 frame does not decompress: ${reason}`, { cause: error });
    }
    // Native calls of a thread that is being ended return nothing, and its script goes on for a moment.
    if (packed === undefined) throw new LabError('WORKER_DIED', 'this thread is being ended');
    if (stated !== null && packed.length !== stated) {
      throw new LabError('BLOB_CORRUPT', `LZ4 frame states ${stated} bytes but holds ${packed.length}`);
    }
    if (packed.length > MAX_PACKED_BYTES) throw tooLarge(packed.length);
    return packed;
  },
  async loadCompressor() {
    return async (packed) => {
      const frame = withContentSize(compressFrameSync(Buffer.from(packed)), packed.length);
      const blob = new Uint8Array(frame.length + 1);
      blob[0] = LZ4_VERSION;
      blob.set(frame, 1);
      return blob;
    };
  },
};

export default lz4;

/** The length the frame states, or null; refuses a frame before memory is taken for it. */
function claimedBytes(frame: Uint8Array): number | null {
  try {
    const { contentBytes, blocks, blockMaxBytes } = walkLz4Frame(frame);
    if (contentBytes !== null && contentBytes > MAX_PACKED_BYTES) throw tooLarge(contentBytes);
    if (blocks * blockMaxBytes > UNSTATED_LIMIT) throw tooLarge(blocks * blockMaxBytes);
    return contentBytes;
  } catch (error) {
    // The frame starts one byte into the blob.
    if (error instanceof LabError && error.byte !== undefined) {
      throw new LabError(error.code, error.bare, { byte: error.byte + 1 });
    }
    throw error;
  }
}

function tooLarge(bytes: number): LabError {
  return new LabError(
    'BLOB_TOO_LARGE',
    `LZ4 frame claims up to ${bytes} bytes, and no trajectory takes more than ${MAX_PACKED_BYTES}`,
  );
}

import { LabError } from '../errors.ts';
import { MAX_PACKED_BYTES } from '../format/record.ts';
import { type Lz4Frame, walkLz4Frame } from './lz4-frame.ts';
import { expectSignature } from './signature.ts';

/** Most bytes that a frame without a stated length may decompress to before it is refused unread. */
const UNSTATED_LIMIT = 64 * 1024 * 1024;

/**
 * Passes a blob to a decoder of a library, which may take a cut frame for whole, or memory for any length a frame claims.
 * `decode` gets the frame and what its headers say; its errors become BLOB_CORRUPT.
 * @throws LabError CODEC_MISMATCH, UNKNOWN_VERSION, BLOB_CORRUPT, BLOB_TOO_LARGE, or WORKER_DIED where it answers nothing.
 */
export function guardedLz4(
  blob: Uint8Array,
  decode: (frame: Buffer, headers: Lz4Frame) => Uint8Array | undefined,
): Uint8Array {
  expectSignature(blob, 'lz4');
  const frame = Buffer.from(blob.buffer, blob.byteOffset + 1, blob.byteLength - 1);
  const headers = plausible(frame);
  let packed: Uint8Array | undefined;
  try {
    packed = decode(frame, headers);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new LabError('BLOB_CORRUPT', `LZ4 frame does not decompress: ${reason}`, { cause: error });
  }
  // Native calls of a thread that is being ended return nothing, and its script goes on for a moment.
  if (packed === undefined) throw new LabError('WORKER_DIED', 'this thread is being ended');
  const { contentBytes } = headers;
  if (contentBytes !== null && packed.length !== contentBytes) {
    throw new LabError('BLOB_CORRUPT', `LZ4 frame states ${contentBytes} bytes but holds ${packed.length}`);
  }
  if (packed.length > MAX_PACKED_BYTES) throw tooLarge(packed.length);
  return packed;
}

/** What the headers of a frame say; refuses a frame before memory is taken for it. */
function plausible(frame: Uint8Array): Lz4Frame {
  try {
    const headers = walkLz4Frame(frame);
    const { contentBytes, blocks, blockMaxBytes } = headers;
    if (contentBytes !== null && contentBytes > MAX_PACKED_BYTES) throw tooLarge(contentBytes);
    if (blocks * blockMaxBytes > UNSTATED_LIMIT) throw tooLarge(blocks * blockMaxBytes);
    return headers;
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

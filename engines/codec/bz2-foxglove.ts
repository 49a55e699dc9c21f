import Bzip2 from '@foxglove/wasm-bz2';
import { LabError } from '../errors.ts';
import { MAX_PACKED_BYTES } from '../format/record.ts';
import { loadBzip2Encoder } from './bz2-encoder.ts';
import { possibleEnds } from './bz2-ends.ts';
import type { CodecDefinition } from './codec.ts';
import { keepingErrorHandlers } from './emscripten.ts';
import { expectSignature } from './signature.ts';

/** One more than allowed: with no room left, libbzip2 says `full` of a stream that is cut off as well. */
const ROOM = MAX_PACKED_BYTES + 1;

const bzip2 = await keepingErrorHandlers(() => Bzip2.init());

/** One bzip2 stream a blob, decoded by libbzip2 as WebAssembly. */
const bz2Foxglove: CodecDefinition = {
  name: 'bz2-foxglove',
  format: 'bz2',
  description: 'one bzip2 stream, decoded by @foxglove/wasm-bz2 (libbzip2 as WebAssembly)',
  decompress(blob) {
    expectSignature(blob, 'bz2');
    const packed = decode(blob);
    if (packed.length > MAX_PACKED_BYTES) throw tooLarge();
    refuseTrailing(blob);
    return packed;
  },
  loadCompressor: loadBzip2Encoder,
};

export default bz2Foxglove;

function decode(stream: Uint8Array): Uint8Array {
  try {
    return bzip2.decompress(stream, ROOM);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    if (reason.includes('BZ_OUTBUFF_FULL')) throw tooLarge(cause);
    if (reason.includes('BZ_UNEXPECTED_EOF')) {
      throw new LabError('BLOB_CORRUPT', 'bzip2: the stream is cut off', { byte: stream.length, cause });
    }
    // The library does not say where in the stream.
    throw new LabError('BLOB_CORRUPT', `bzip2: the stream is damaged: ${reason}`, { byte: 0, cause });
  }
}

/** libbzip2's one-call decoder passes over whatever follows the end of the stream. */
function refuseTrailing(blob: Uint8Array): void {
  for (const end of possibleEnds(blob)) {
    // The stream was decoded, so it has an end, and where no earlier one decodes it is the last.
    if (end === blob.length || !decodes(blob.subarray(0, end))) continue;
    throw new LabError('BLOB_CORRUPT', `bzip2: ${blob.length - end} bytes follow the end of the stream`, { byte: end });
  }
}

function decodes(stream: Uint8Array): boolean {
  try {
    decode(stream);
    return true;
  } catch {
    return false;
  }
}

function tooLarge(cause?: unknown): LabError {
  const message = `blob decompresses to more than ${MAX_PACKED_BYTES} bytes`;
  return new LabError('BLOB_TOO_LARGE', message, cause === undefined ? {} : { cause });
}

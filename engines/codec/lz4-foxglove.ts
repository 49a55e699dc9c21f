import { MAX_PACKED_BYTES } from '../format/record.ts';
import type { CodecDefinition } from './codec.ts';
import { FoxgloveLz4Decoder } from './foxglove-lz4-decoder.ts';
import { guardedLz4 } from './lz4-blob.ts';
import { loadLz4Encoder } from './lz4-encoder.ts';
import type { Lz4Frame } from './lz4-frame.ts';

/** liblz4 reports a frame that is one byte longer than the room only as damaged. */
const SPARE = 64;

let decoder = new FoxgloveLz4Decoder(MAX_PACKED_BYTES + SPARE);

/** Version byte 0x01 and one LZ4 frame a blob, decoded by liblz4 as WebAssembly. */
const lz4Foxglove: CodecDefinition = {
  name: 'lz4-foxglove',
  format: 'lz4',
  description: 'version byte 0x01 and one LZ4 frame, decoded by @foxglove/wasm-lz4 (liblz4 as WebAssembly)',
  decompress: (blob) => borrow(blob).slice(),
  borrow,
  loadCompressor: loadLz4Encoder,
};

export default lz4Foxglove;

function borrow(blob: Uint8Array): Uint8Array {
  return guardedLz4(blob, decode);
}

function decode(frame: Uint8Array, { contentBytes, blocks, blockMaxBytes }: Lz4Frame): Uint8Array {
  const claimed = contentBytes ?? blocks * blockMaxBytes;
  // A frame of many small blocks that states no length can claim far more than it holds.
  if (claimed > MAX_PACKED_BYTES) return new FoxgloveLz4Decoder(claimed + SPARE).decode(frame);
  try {
    return decoder.decode(frame);
  } catch (error) {
    decoder = new FoxgloveLz4Decoder(MAX_PACKED_BYTES + SPARE);
    throw error;
  }
}

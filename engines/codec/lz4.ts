import { decompressFrameSync } from 'lz4-napi';
import type { CodecDefinition } from './codec.ts';
import { guardedLz4 } from './lz4-blob.ts';
import { loadLz4Encoder } from './lz4-encoder.ts';

/** Version byte 0x01 and one LZ4 frame a blob, through lz4-napi. */
const lz4: CodecDefinition = {
  name: 'lz4',
  format: 'lz4',
  description: 'version byte 0x01 and one LZ4 frame, decoded by lz4-napi (native)',
  native: true,
  decompress(blob) {
    return guardedLz4(blob, (frame) => decompressFrameSync(frame));
  },
  loadCompressor: loadLz4Encoder,
};

export default lz4;

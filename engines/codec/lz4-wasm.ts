import { createDecoder } from '../wasm/decoder.ts';
import type { CodecDefinition } from './codec.ts';
import { loadLz4Encoder } from './lz4-encoder.ts';
import { expectSignature } from './signature.ts';
import { scanWith } from './wasm-scan.ts';

const decoder = createDecoder('lz4', 'LZ4 frame');

/** Version byte 0x01 and one LZ4 frame a blob, decoded by `engines/wasm/assembly/lz4.ts`. */
const lz4Wasm: CodecDefinition = {
  name: 'lz4-wasm',
  format: 'lz4',
  description: 'version byte 0x01 and one LZ4 frame, decoded by our own WebAssembly (checks what checksums there are)',
  decompress: (blob) => borrow(blob).slice(),
  borrow,
  scan: scanWith(decoder, borrow),
  loadCompressor: loadLz4Encoder,
};

export default lz4Wasm;

function borrow(blob: Uint8Array): Uint8Array {
  expectSignature(blob, 'lz4');
  return decoder.decode(blob, 1);
}

import { createDecoder } from '../wasm/decoder.ts';
import { loadBzip2Encoder } from './bz2-encoder.ts';
import type { CodecDefinition } from './codec.ts';
import { expectSignature } from './signature.ts';
import { scanWith } from './wasm-scan.ts';

const decoder = createDecoder('bz2', 'bzip2');

/** One bzip2 stream a blob, decoded by `engines/wasm/assembly/bz2.ts`. */
const bz2Wasm: CodecDefinition = {
  name: 'bz2-wasm',
  format: 'bz2',
  description: 'one bzip2 stream, decoded by our own WebAssembly (checks both CRCs)',
  decompress: (blob) => borrow(blob).slice(),
  borrow,
  scan: scanWith(decoder, borrow),
  loadCompressor: loadBzip2Encoder,
};

export default bz2Wasm;

function borrow(blob: Uint8Array): Uint8Array {
  expectSignature(blob, 'bz2');
  return decoder.decode(blob, 0);
}

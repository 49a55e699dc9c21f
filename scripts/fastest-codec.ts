import type { Codec } from '../engines/codec/codec.ts';
import type { Format } from '../engines/codec/formats.ts';
import { loadCodec } from '../engines/codec/registry.ts';

const READERS: Readonly<Record<Format, string>> = { bz2: 'bz2-wasm', lz4: 'lz4-wasm', v2: 'v2' };

/** The codec that reads a format fastest. */
export function fastestCodec(format: Format): Promise<Codec> {
  return loadCodec(READERS[format]);
}

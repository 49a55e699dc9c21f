import { nearest } from '../names.ts';
import { stageMethods } from '../stages/seams.ts';
import type { Codec, CodecDefinition } from './codec.ts';
import type { Format } from './formats.ts';

type CodecModule = { default: CodecDefinition };

interface Entry {
  readonly format: Format;
  readonly load: () => Promise<CodecModule>;
}

/** Every codec and the format it reads: one line each. */
const CODECS: ReadonlyMap<string, Entry> = new Map<string, Entry>([
  ['bz2', { format: 'bz2', load: () => import('./bz2.ts') }],
  ['lz4', { format: 'lz4', load: () => import('./lz4.ts') }],
  ['bz2-foxglove', { format: 'bz2', load: () => import('./bz2-foxglove.ts') }],
  ['lz4-foxglove', { format: 'lz4', load: () => import('./lz4-foxglove.ts') }],
  ['bz2-wasm', { format: 'bz2', load: () => import('./bz2-wasm.ts') }],
  ['lz4-wasm', { format: 'lz4', load: () => import('./lz4-wasm.ts') }],
  ['v2', { format: 'v2', load: () => import('./v2.ts') }],
]);

const loaded = new Map<string, Codec>();

/** Names of all codecs, in the order they are listed and run. */
export const CODEC_NAMES: readonly string[] = [...CODECS.keys()];

/**
 * Format of the stores that a codec reads.
 * @throws LabError UNKNOWN_NAME.
 */
export function formatOf(name: string): Format {
  return entryOf(name).format;
}

/**
 * Loads a codec by name. One without memory to lend gives `borrow` what it would give `decompress`.
 * @throws LabError UNKNOWN_NAME.
 */
export async function loadCodec(name: string): Promise<Codec> {
  const { default: definition } = await entryOf(name).load();
  let codec = loaded.get(name);
  if (codec === undefined) {
    codec = { ...definition, borrow: definition.borrow ?? definition.decompress };
    loaded.set(name, codec);
    // However a format is coded: the stages of v2 within it are those of scans that decode as far as needed.
    stageMethods(codec, 'decompress', ['decompress', 'borrow'], true);
    if (codec.scan !== undefined) stageMethods(codec, 'filter', ['scan']);
  }
  return codec;
}

function entryOf(name: string): Entry {
  const entry = CODECS.get(name);
  if (entry === undefined) throw nearest('codec', name, CODEC_NAMES);
  return entry;
}

import { nearest } from '../names.ts';
import type { Codec } from './codec.ts';

type CodecModule = { default: Codec };

/** Every codec: one line each. */
const CODECS = {
  bz2: (): Promise<CodecModule> => import('./bz2.ts'),
  lz4: (): Promise<CodecModule> => import('./lz4.ts'),
  v2: (): Promise<CodecModule> => import('./v2.ts'),
} as const;

/** Names of all codecs, in the order they are listed and run. */
export const CODEC_NAMES: readonly string[] = Object.keys(CODECS);

/**
 * Loads a codec by name.
 * @throws LabError UNKNOWN_NAME.
 */
export async function loadCodec(name: string): Promise<Codec> {
  const load = new Map<string, () => Promise<CodecModule>>(Object.entries(CODECS)).get(name);
  if (load === undefined) throw nearest('codec', name, CODEC_NAMES);
  return (await load()).default;
}

import { LabError } from '../errors.ts';
import { V2_VERSION } from '../format/v2/layout.ts';
import type { Format } from './formats.ts';

/** Version byte before the frame of an lz4 store. */
export const LZ4_VERSION = 0x01;

/** What the first bytes of a blob say it is. */
export type Signature = Format | 'unknown';

const ARTICLE: Readonly<Record<Format, string>> = { bz2: 'a bz2', lz4: 'an lz4', v2: 'a v2' };

/** Recognises a blob by its first bytes: `BZh` or a version byte. */
export function signatureOf(blob: Uint8Array): Signature {
  if (blob[0] === 0x42 && blob[1] === 0x5a && blob[2] === 0x68) return 'bz2';
  if (blob[0] === V2_VERSION) return 'v2';
  return blob[0] === LZ4_VERSION ? 'lz4' : 'unknown';
}

/**
 * Passes a blob that bears the signature of the format in use.
 * @throws LabError CODEC_MISMATCH for a blob of another format, UNKNOWN_VERSION for an unknown first byte.
 */
export function expectSignature(blob: Uint8Array, format: Format): void {
  const found = signatureOf(blob);
  if (found === format) return;
  if (blob.length === 0) throw new LabError('BLOB_CORRUPT', 'blob is empty', { byte: 0 });
  const first = `0x${(blob[0] ?? 0).toString(16).padStart(2, '0')}`;
  if (found === 'unknown') {
    throw new LabError(
      'UNKNOWN_VERSION',
      `blob begins with ${first}, an unsupported version byte: upgrade the reader, or check that the row is intact`,
      { byte: 0 },
    );
  }
  throw new LabError(
    'CODEC_MISMATCH',
    `this is ${ARTICLE[found]} store (blob begins with ${first}), but the engine reads ${format}: ` +
      `use an engine that ends in /${found}, or ${ARTICLE[format]} store`,
    { byte: 0 },
  );
}

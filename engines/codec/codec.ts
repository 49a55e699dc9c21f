import type { PointTest } from '../query/predicate.ts';
import type { Format } from './formats.ts';

/** Compresses one packed trajectory into a blob of the store. Calls must not overlap. */
export type Compress = (packed: Uint8Array) => Promise<Uint8Array>;

/** What a scan adds to. */
export interface Scanned {
  /** Bytes after decompression. */
  bytesDecompressed: number;
  /** Points decoded from their records. */
  pointsDecoded: number;
}

/** A way to decode the blobs of a format. */
export interface Codec {
  readonly name: string;
  /** The format of the stores it reads. */
  readonly format: Format;
  /** One line on what decodes the format. */
  readonly description: string;
  /**
   * The packed trajectory that a blob holds, at most `MAX_PACKED_BYTES` long.
   * @throws LabError CODEC_MISMATCH, UNKNOWN_VERSION, BLOB_CORRUPT or BLOB_TOO_LARGE.
   */
  decompress(blob: Uint8Array): Uint8Array;
  /** As `decompress`, for bytes that are looked at and let go: they are valid only until the next call to the codec. */
  borrow(blob: Uint8Array): Uint8Array;
  /** Whether `decompress` takes native memory for each blob, which is let go only when the event loop turns. */
  readonly native?: true;
  /**
   * What a query returns of one blob, packed, on a buffer of its own; null where it is no hit. Only decoders that can test
   * points where they lie have it: it gives what `scanPacked` gives of the decompressed blob.
   * @throws LabError as `decompress` does, or RECORD_LENGTH.
   */
  scan?(blob: Uint8Array, test: PointTest, scanned: Scanned): Uint8Array | null;
  /** Loads the encoder, which readers never need. */
  loadCompressor(): Promise<Compress>;
}

/** A codec as its file defines it: without `borrow` where the decoder has no memory to lend. */
export type CodecDefinition = Omit<Codec, 'borrow'> & Partial<Pick<Codec, 'borrow'>>;

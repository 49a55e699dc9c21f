/** Compresses one packed trajectory into a blob of the store. Calls must not overlap. */
export type Compress = (packed: Uint8Array) => Promise<Uint8Array>;

/** How a store's blobs are compressed. */
export interface Codec {
  readonly name: string;
  /** One line on the format and what decodes it. */
  readonly description: string;
  /**
   * The packed trajectory that a blob holds, at most `MAX_PACKED_BYTES` long.
   * @throws LabError CODEC_MISMATCH, UNKNOWN_VERSION, BLOB_CORRUPT or BLOB_TOO_LARGE.
   */
  decompress(blob: Uint8Array): Uint8Array;
  /** As `decompress`, but the bytes may lie in reused memory and are valid until the next call only. */
  borrow?(blob: Uint8Array): Uint8Array;
  /** Loads the encoder, which readers never need. */
  loadCompressor(): Promise<Compress>;
}

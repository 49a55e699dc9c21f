import { xxh32 } from '../../engines/codec/xxh32.ts';

/** Parts of an LZ4 frame that a test writes. */
export interface FrameParts {
  readonly contentBytes?: bigint;
  /** Block size code, 4 to 7 for 64 KiB to 4 MiB. */
  readonly blockCode?: number;
  /** Each block: its header word and its bytes. */
  readonly blocks?: readonly (readonly [word: number, data: Uint8Array])[];
  /** Flag bits beside version 1 and the content size. */
  readonly flags?: number;
}

/** A blob of the lz4 store whose frame has the header that a test asks for, its checksum right. */
export function lz4Blob({ contentBytes, blockCode = 4, blocks = [], flags = 0 }: FrameParts): Buffer {
  const size = Buffer.alloc(contentBytes === undefined ? 0 : 8);
  if (contentBytes !== undefined) size.writeBigUInt64LE(contentBytes);
  const descriptor = Buffer.concat([Buffer.from([0x40 | (size.length > 0 ? 0x08 : 0) | flags, blockCode << 4]), size]);
  const body = blocks.flatMap(([word, data]) => {
    const header = Buffer.alloc(4);
    header.writeUInt32LE(word);
    return [header, Buffer.from(data)];
  });
  return Buffer.concat([
    Buffer.from('0104224d18', 'hex'),
    descriptor,
    Buffer.from([(xxh32(descriptor) >>> 8) & 0xff]),
    ...body,
    Buffer.alloc(4),
  ]);
}

/** A block that is stored as it is. */
export function storedBlock(data: Uint8Array): readonly [number, Uint8Array] {
  return [(data.length | 0x80000000) >>> 0, data];
}

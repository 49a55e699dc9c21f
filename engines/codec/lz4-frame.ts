import { LabError } from '../errors.ts';
import { xxh32 } from './xxh32.ts';

/** Magic number of an LZ4 frame, little-endian. */
const MAGIC = 0x184d2204;
const SIZE_FLAG = 0x08;

/** What the headers of one LZ4 frame say; lengths and offsets in bytes. */
export interface Lz4Frame {
  /** Start of the first block. */
  blocksStart: number;
  /** Number of data blocks. */
  blocks: number;
  /** Largest decompressed block that the frame allows. */
  blockMaxBytes: number;
  /** Decompressed length that the frame states, if it does. */
  contentBytes: number | null;
}

/**
 * Walks the headers of a frame that must fill `frame` exactly, without decompressing. The decoder of
 * lz4-napi accepts a frame cut between two blocks; this does not.
 * Format: https://github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md
 * @throws LabError BLOB_CORRUPT, its `byte` counted in the frame.
 */
export function walkLz4Frame(frame: Uint8Array): Lz4Frame {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  need(frame, 0, 7, 'the frame header');
  if (view.getUint32(0, true) !== MAGIC) throw corrupt('no LZ4 frame begins here', 0);
  const flags = view.getUint8(4);
  const blockCode = (view.getUint8(5) >> 4) & 7;
  if (flags >> 6 !== 1) throw corrupt(`frame version ${flags >> 6} is not 1`, 4);
  if ((flags & 0x02) !== 0 || (view.getUint8(5) & 0x8f) !== 0) throw corrupt('a reserved bit is set', 4);
  if ((flags & 0x01) !== 0) throw corrupt('the frame wants a dictionary', 4);
  if (blockCode < 4) throw corrupt(`block size code ${blockCode} is reserved`, 5);
  const hasSize = (flags & SIZE_FLAG) !== 0;
  const descriptorEnd = 6 + (hasSize ? 8 : 0);
  need(frame, 0, descriptorEnd + 1, 'the frame header');
  if (view.getUint8(descriptorEnd) !== headerChecksum(frame.subarray(4, descriptorEnd))) {
    throw corrupt('the header checksum does not match', descriptorEnd);
  }
  const checksumBytes = (flags & 0x10) !== 0 ? 4 : 0;
  const blocksStart = descriptorEnd + 1;
  const blockMaxBytes = 1 << (8 + 2 * blockCode);
  let at = blocksStart;
  let blocks = 0;
  for (;;) {
    need(frame, at, 4, 'a block header');
    const word = view.getUint32(at, true);
    if (word === 0) break;
    const size = word & 0x7fffffff;
    if (size > blockMaxBytes) throw corrupt(`a block of ${size} bytes exceeds the frame's ${blockMaxBytes}`, at);
    need(frame, at + 4, size + checksumBytes, 'a block');
    at += 4 + size + checksumBytes;
    blocks++;
  }
  at += 4 + ((flags & 0x04) !== 0 ? 4 : 0);
  if (at !== frame.length) {
    throw corrupt(
      at > frame.length ? 'cut off in the content checksum' : `${frame.length - at} bytes follow the frame`,
      at,
    );
  }
  return { blocksStart, blocks, blockMaxBytes, contentBytes: hasSize ? Number(view.getBigUint64(6, true)) : null };
}

/** The same frame with its decompressed length stated in the header, as Python's `lz4.frame` writes it. */
export function withContentSize(frame: Uint8Array, contentBytes: number): Uint8Array {
  const { blocksStart, contentBytes: stated } = walkLz4Frame(frame);
  if (stated !== null) return frame;
  const sized = new Uint8Array(frame.length + 8);
  sized.set(frame.subarray(0, 6));
  sized[4] = (sized[4] ?? 0) | SIZE_FLAG;
  new DataView(sized.buffer).setBigUint64(6, BigInt(contentBytes), true);
  sized[14] = headerChecksum(sized.subarray(4, 14));
  sized.set(frame.subarray(blocksStart), 15);
  return sized;
}

function headerChecksum(descriptor: Uint8Array): number {
  return (xxh32(descriptor) >> 8) & 0xff;
}

function need(frame: Uint8Array, at: number, bytes: number, what: string): void {
  if (at + bytes > frame.length) throw corrupt(`cut off in ${what}`, frame.length);
}

function corrupt(what: string, byte: number): LabError {
  return new LabError('BLOB_CORRUPT', `LZ4 frame: ${what}`, { byte });
}

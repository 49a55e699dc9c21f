/** First byte of a blob of this format; FORMAT-v2.md says what follows. */
export const V2_VERSION = 0x02;
/** Points of a block; the last one holds what is left. */
export const BLOCK_POINTS = 64;
/** Bytes before the directory: version, n, and the frame of the zones. */
export const FRAME_END = 23;
/** Bytes of a directory entry: u16 length, u32 checksum, and the zone where there is more than one block. */
export const ENTRY_BYTES = 6;
export const ZONE_BYTES = 8;
/** Bytes of the checksum of header and directory, which ends the blob. */
export const CHECKSUM_BYTES = 4;
/** A blob of no points: version, n, checksum. */
export const EMPTY_BYTES = 7;

/** Bits 0–2 of a column's mode. */
export const CODING = { missing: 0, pattern: 1, decimal: 2, fraction: 3, direction: 4 } as const;
/** Bits 3–4 of a column's mode: which points have a value in the stream, and what the others are. */
export const MASK = { none: 0, held: 1, shared: 2, missing: 3 } as const;
/** Bit 7 of a column's mode. */
export const HAS_EXCEPTIONS = 0x80;
/** Modes of the last column. */
export const GROUND = { zeros: 0, ones: 1, bits: 2, bytes: 3 } as const;

/** Factors m of k·m / 10^e. */
export const MULTIPLIERS = [1, 2, 5, 10, 20, 25, 50, 100] as const;
/** Powers of ten that a double holds exactly, up to the greatest that is used. */
export const POWERS = Array.from({ length: 16 }, (_, e) => Number(`1e${e}`));
/** Integers of decimals stay below this, so that second differences and sums of them are exact. */
export const MAX_INTEGER = 2 ** 48;
/** Those of fractions, which predictions multiply by a divisor. */
export const MAX_FRACTION = 2 ** 40;
/** Widest packed integer. */
export const MAX_WIDTH = 53;

/** Number of blocks of n points. */
export function blockCount(n: number): number {
  return (n + BLOCK_POINTS - 1) >> 6;
}

/** Bytes that `count` values of `width` bits take. */
export function packedLength(count: number, width: number): number {
  return (count * width + 7) >> 3;
}

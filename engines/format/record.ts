import { LabError } from '../errors.ts';

/** Bytes before the first record: `u16 n`. */
export const HEADER_BYTES = 2;
/** Bytes of one packed point. */
export const RECORD_BYTES = 45;
/** What the file stores where a value is missing. */
export const MISSING = -999999;
/** Most points that `u16 n` can count. */
export const MAX_POINTS = 65_535;
/** Length of the longest packed trajectory, in bytes. */
export const MAX_PACKED_BYTES = HEADER_BYTES + MAX_POINTS * RECORD_BYTES;

/** Offset of each big-endian field in a record: `u32 time, f64 lon, lat, alt, alt_gnss, heading, u8 on_ground`. */
export const OFFSET = {
  time: 0,
  lon: 4,
  lat: 12,
  alt: 20,
  altGnss: 28,
  heading: 36,
  onGround: 44,
} as const;

/** Length in bytes of `n` packed points. */
export function packedBytes(n: number): number {
  return HEADER_BYTES + n * RECORD_BYTES;
}

/** A DataView over exactly the bytes of `packed`. */
export function viewOf(packed: Uint8Array): DataView {
  return new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
}

/**
 * Reads `n` and proves that the length fits it.
 * @throws LabError RECORD_LENGTH where it does not.
 */
export function pointCount(packed: Uint8Array): number {
  if (packed.length < HEADER_BYTES) {
    throw new LabError('RECORD_LENGTH', `decompressed blob has ${packed.length} bytes, fewer than the 2 of its count`);
  }
  const n = ((packed[0] ?? 0) << 8) | (packed[1] ?? 0);
  if (packed.length !== packedBytes(n)) {
    throw new LabError(
      'RECORD_LENGTH',
      `decompressed blob says n = ${n}, which takes ${packedBytes(n)} bytes, but has ${packed.length}`,
      { byte: 0 },
    );
  }
  return n;
}

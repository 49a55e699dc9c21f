/**
 * Reads `count` integers of `width` bits, least significant bit first, to `into` from `first` on. Up to
 * four bytes after the last one are read too and do not matter: a blob ends in a checksum of four.
 */
export function unpackBits(
  bytes: Uint8Array,
  at: number,
  count: number,
  width: number,
  into: Float64Array,
  first: number,
): void {
  const last = first + count;
  if (width === 0) {
    into.fill(0, first, last);
  } else if (width <= 25) {
    const mask = (1 << width) - 1;
    for (let i = first, bit = 0; i < last; i++, bit += width) {
      into[i] = (word(bytes, at + (bit >> 3)) >>> (bit & 7)) & mask;
    }
  } else if (width <= 32) {
    for (let i = first, bit = 0; i < last; i++, bit += width) into[i] = upTo32(bytes, at, bit, width);
  } else {
    for (let i = first, bit = 0; i < last; i++, bit += width) {
      into[i] = upTo32(bytes, at, bit, 32) + upTo32(bytes, at, bit + 32, width - 32) * 4294967296;
    }
  }
}

/** `width` bits, 1 to 32, from `bit` bits after byte `at` on. */
export function upTo32(bytes: Uint8Array, at: number, bit: number, width: number): number {
  const byte = at + (bit >> 3);
  const shift = bit & 7;
  let value = word(bytes, byte) >>> shift;
  if (shift + width > 32) value |= (bytes[byte + 4] as number) << (32 - shift);
  return width === 32 ? value >>> 0 : (value & ((1 << width) - 1)) >>> 0;
}

function word(bytes: Uint8Array, at: number): number {
  return (
    (bytes[at] as number) |
    ((bytes[at + 1] as number) << 8) |
    ((bytes[at + 2] as number) << 16) |
    ((bytes[at + 3] as number) << 24)
  );
}

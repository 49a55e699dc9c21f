/** The 48 bits before the checksum that ends a bzip2 stream; they begin at any bit. */
const FOOTER = 0x177245385090n;
const FOOTER_BITS = 48;
const CHECKSUM_BITS = 32;

/** For each bit of a byte that the footer can begin at: its five bytes from the next byte on. */
const MIDDLES = Array.from({ length: 8 }, (_, shift) =>
  Buffer.from(((FOOTER >> BigInt(shift)) & 0xffffffffffn).toString(16).padStart(10, '0'), 'hex'),
);

/**
 * Lengths that the stream at the start of a blob can have, ascending: wherever the footer occurs. Compressed data
 * can look like one by chance, so that only decoding tells.
 */
export function possibleEnds(blob: Uint8Array): number[] {
  const bytes = Buffer.from(blob.buffer, blob.byteOffset, blob.byteLength);
  const ends = new Set<number>();
  MIDDLES.forEach((middle, shift) => {
    for (let at = bytes.indexOf(middle); at >= 0; at = bytes.indexOf(middle, at + 1)) {
      const start = (at - 1) * 8 + shift;
      const end = Math.ceil((start + FOOTER_BITS + CHECKSUM_BITS) / 8);
      if (end <= blob.length && hasFooter(bytes, start)) ends.add(end);
    }
  });
  return [...ends].sort((a, b) => a - b);
}

function hasFooter(bytes: Buffer, startBit: number): boolean {
  if (startBit < 0) return false;
  const from = startBit >> 3;
  const shift = startBit & 7;
  let window = 0n;
  for (let i = 0; i < 7; i++) window = (window << 8n) | BigInt(bytes[from + i] ?? 0);
  return ((window >> BigInt(8 - shift)) & 0xffffffffffffn) === FOOTER;
}

/** One sequence of an LZ4 block: literals, then a match; the last has no match. */
export interface Sequence {
  readonly literals: Uint8Array;
  /** Distance back, and bytes to repeat, at least 4. */
  readonly match: { readonly offset: number; readonly length: number } | null;
}

/** The bytes of a block. */
export function encodeBlock(sequences: readonly Sequence[]): Buffer {
  const parts = sequences.map(({ literals, match }) => {
    const more = (match?.length ?? 4) - 4;
    const token = (Math.min(literals.length, 15) << 4) | Math.min(more, 15);
    const offset = match === null ? [] : [match.offset & 255, match.offset >> 8, ...lengthBytes(more)];
    return [token, ...lengthBytes(literals.length), ...literals, ...offset];
  });
  return Buffer.from(parts.flat());
}

function lengthBytes(length: number): number[] {
  if (length < 15) return [];
  return [...Array<number>(Math.floor((length - 15) / 255)).fill(255), (length - 15) % 255];
}

/**
 * Decodes one block onto the end of `output`, a byte at a time; `base` is the earliest place a match may begin at.
 * Answers whether the block is whole.
 */
export function decodeBlock(block: Uint8Array, output: number[], base: number, limit: number): boolean {
  let at = 0;
  const extended = (length: number): number | null => {
    let total = length;
    if (length % 256 !== 15) return total;
    for (;;) {
      const byte = block[at++];
      if (byte === undefined) return null;
      total += byte;
      if (byte < 255) return total;
    }
  };
  for (;;) {
    const token = block[at++];
    if (token === undefined) return false;
    const literals = extended(token >> 4);
    if (literals === null || at + literals > block.length || output.length + literals > limit) return false;
    output.push(...block.subarray(at, at + literals));
    at += literals;
    if (at === block.length) return true;
    if (at + 2 > block.length) return false;
    const offset = (block[at] as number) | ((block[at + 1] as number) << 8);
    at += 2;
    if (offset === 0 || output.length - offset < base) return false;
    const more = extended(token & 15);
    if (more === null || output.length + more + 4 > limit) return false;
    for (let i = 0; i < more + 4; i++) output.push(output[output.length - offset] as number);
  }
}

import { seam, staged } from '../stages/seams.ts';
/** Byte strings end to end in one buffer, which can be transferred as one, with the length of each; null counts 0. */
export let endToEnd = layEndToEnd;
seam((clock) => {
  endToEnd = staged(clock, 'materialise', layEndToEnd);
});

function layEndToEnd(parts: readonly (Uint8Array | null)[]): { packed: Uint8Array; lengths: Uint32Array } {
  const lengths = Uint32Array.from(parts, (part) => part?.length ?? 0);
  const packed = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    if (part === null) continue;
    packed.set(part, at);
    at += part.length;
  }
  return { packed, lengths };
}

import { seam, staged } from '../stages/seams.ts';
import { packedBytes, RECORD_BYTES, viewOf } from './record.ts';

/** The packed form of some of the points of a packed trajectory, by their indices. */
export let pickRecords = recordsOf;
seam((clock) => {
  pickRecords = staged(clock, 'materialise', recordsOf);
});

function recordsOf(packed: Uint8Array, indices: readonly number[]): Uint8Array {
  const picked = new Uint8Array(packedBytes(indices.length));
  viewOf(picked).setUint16(0, indices.length);
  indices.forEach((index, i) => {
    const from = packedBytes(index);
    picked.set(packed.subarray(from, from + RECORD_BYTES), packedBytes(i));
  });
  return picked;
}

import { seam, staged } from '../../stages/seams.ts';
import { HEADER_BYTES, packedBytes, RECORD_BYTES, viewOf } from '../record.ts';
import { BLOCK_POINTS } from './layout.ts';
import { V2Reader } from './reader.ts';
import { writeBlock } from './write-records.ts';

const reader = new V2Reader();

/**
 * The packed trajectory that a v2 blob holds.
 * @throws LabError UNKNOWN_VERSION or BLOB_CORRUPT.
 */
export function decodeV2(blob: Uint8Array): Uint8Array {
  reader.open(blob);
  return packAll(reader);
}

/** All points of the blob that a reader has open, packed. */
export let packAll = pack;
seam((clock) => {
  packAll = staged(clock, 'materialise', pack);
});

function pack(reader: V2Reader): Uint8Array {
  const packed = new Uint8Array(packedBytes(reader.n));
  const view = viewOf(packed);
  view.setUint16(0, reader.n);
  for (let block = 0; block < reader.blocks; block++) {
    writeBlock(reader, block, view, HEADER_BYTES + block * BLOCK_POINTS * RECORD_BYTES);
  }
  return packed;
}

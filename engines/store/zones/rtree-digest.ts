import { crc32 } from '../../format/v2/crc32.ts';

/** A node of the R-tree as SQLite keeps it. */
export interface RtreeNode {
  readonly nodeno: number;
  readonly data: Uint8Array;
}

export const RTREE_NODES = 'SELECT nodeno, data FROM trajectory_index_node ORDER BY nodeno';

/**
 * One number for the whole R-tree: CRC-32 over number and CRC-32 of each node, `u32` each. A virtual table has no
 * triggers, so this is how a change of envelopes alone is told.
 */
export function rtreeDigest(nodes: readonly RtreeNode[]): number {
  const view = new DataView(new ArrayBuffer(8 * nodes.length));
  nodes.forEach(({ nodeno, data }, i) => {
    view.setUint32(8 * i, nodeno, true);
    view.setUint32(8 * i + 4, crc32(data, 0, data.length), true);
  });
  return crc32(new Uint8Array(view.buffer), 0, view.byteLength);
}

import type { Columns } from '../format/decode-columns.ts';

/** Columns that trajectories already share, and whose points come later, all at once. */
export class PendingColumns implements Columns {
  length = 0;
  time = new Uint32Array(0);
  lon = new Float64Array(0);
  lat = new Float64Array(0);
  alt = new Float64Array(0);
  altGnss = new Float64Array(0);
  heading = new Float64Array(0);
  onGround = new Uint8Array(0);

  fill(columns: Columns): void {
    Object.assign(this, columns);
  }
}

import { seam, staged } from '../stages/seams.ts';
import { HEADER_BYTES, OFFSET, pointCount, RECORD_BYTES, viewOf } from './record.ts';

/** The points of one blob as columns of equal length; missing values stay −999999. */
export interface Columns {
  readonly length: number;
  readonly time: Uint32Array;
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  readonly alt: Float64Array;
  readonly altGnss: Float64Array;
  readonly heading: Float64Array;
  readonly onGround: Uint8Array;
}

/**
 * Decodes a packed blob into columns in one pass.
 * @throws LabError RECORD_LENGTH where n does not fit the length.
 */
export let decodeColumns = columnsOf;
seam((clock) => {
  decodeColumns = staged(clock, 'decode', columnsOf);
});

function columnsOf(packed: Uint8Array): Columns {
  const n = pointCount(packed);
  const view = viewOf(packed);
  const time = new Uint32Array(n);
  const lon = new Float64Array(n);
  const lat = new Float64Array(n);
  const alt = new Float64Array(n);
  const altGnss = new Float64Array(n);
  const heading = new Float64Array(n);
  const onGround = new Uint8Array(n);
  for (let i = 0, at = HEADER_BYTES; i < n; i++, at += RECORD_BYTES) {
    time[i] = view.getUint32(at + OFFSET.time);
    lon[i] = view.getFloat64(at + OFFSET.lon);
    lat[i] = view.getFloat64(at + OFFSET.lat);
    alt[i] = view.getFloat64(at + OFFSET.alt);
    altGnss[i] = view.getFloat64(at + OFFSET.altGnss);
    heading[i] = view.getFloat64(at + OFFSET.heading);
    onGround[i] = view.getUint8(at + OFFSET.onGround);
  }
  return { length: n, time, lon, lat, alt, altGnss, heading, onGround };
}

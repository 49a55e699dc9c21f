import { MISSING, OFFSET, packedBytes, pointCount, viewOf } from '../../format/record.ts';
import { BLOCK_POINTS, blockCount } from '../../format/v2/layout.ts';
import { BlockAxis } from './block-axis.ts';
import { altitudeCode, latitudeCode, longitudeCode, shiftFor, timeCode } from './codes.ts';
import { ALTITUDES_COMPLETE, BYTE, POSITIONS_COMPLETE, RECORD_BYTES, RECORD_WORDS, WORD } from './layout.ts';
import { addAltitude, addPosition, emptyBox, type PointsBox } from './points-box.ts';

/** What the finer index keeps of the points of one trajectory. */
export interface TrajectoryZones {
  /** Points of the trajectory. */
  readonly n: number;
  /** Time that codes count from, Unix seconds, and the logarithm of their step. */
  readonly timeBase: number;
  readonly timeShift: number;
  /** Extent of the points that can lie in a box. */
  readonly box: PointsBox;
  /** A record of `RECORD_BYTES` for each block. */
  readonly records: Uint8Array<ArrayBuffer>;
}

const lat = new BlockAxis();
const lon = new BlockAxis();
const alt = new BlockAxis();
const time = new BlockAxis();
/** 1 where a point of the block has a position. */
const placed = new Uint8Array(BLOCK_POINTS);

/**
 * Summarises a packed trajectory, block by block. A point without a position counts for nothing: it lies in no box.
 * @throws LabError RECORD_LENGTH.
 */
export function zonesOf(packed: Uint8Array): TrajectoryZones {
  const n = pointCount(packed);
  const view = viewOf(packed);
  const { base, shift } = timeScale(view, n);
  const box = emptyBox();
  const records = new Uint8Array(blockCount(n) * RECORD_BYTES);
  const words = new Uint16Array(records.buffer);
  for (let block = 0; block < blockCount(n); block++) {
    const first = block * BLOCK_POINTS;
    const count = Math.min(BLOCK_POINTS, n - first);
    const flags = takeBlock(view, first, count, base, shift, box);
    writeBlock(words.subarray(block * RECORD_WORDS), records.subarray(block * RECORD_BYTES), count, flags);
  }
  return { n, timeBase: base, timeShift: shift, box, records };
}

/** Takes up the points of a block; answers its flags. */
function takeBlock(view: DataView, first: number, count: number, base: number, shift: number, box: PointsBox): number {
  for (const axis of [lat, lon, alt, time]) axis.clear();
  let flags = POSITIONS_COMPLETE | ALTITUDES_COMPLETE;
  for (let i = 0, at = packedBytes(first); i < count; i++, at = packedBytes(first + i)) {
    const latitude = view.getFloat64(at + OFFSET.lat);
    const longitude = view.getFloat64(at + OFFSET.lon);
    const altitude = view.getFloat64(at + OFFSET.alt);
    const isPlaced = !Number.isNaN(latitude) && !Number.isNaN(longitude);
    placed[i] = isPlaced ? 1 : 0;
    if (!isPlaced) {
      flags &= ~POSITIONS_COMPLETE;
      continue;
    }
    lat.add(i, latitudeCode(latitude));
    lon.add(i, longitudeCode(longitude));
    time.add(i, timeCode(view.getUint32(at + OFFSET.time), base, shift));
    addPosition(box, latitude, longitude);
    if (altitude === MISSING || Number.isNaN(altitude)) {
      flags &= ~ALTITUDES_COMPLETE;
    } else {
      alt.add(i, altitudeCode(altitude));
      addAltitude(box, altitude);
    }
  }
  return flags;
}

function writeBlock(words: Uint16Array, bytes: Uint8Array, count: number, flags: number): void {
  words[WORD.latLow] = lat.low;
  words[WORD.latHigh] = lat.high;
  words[WORD.lonLow] = lon.low;
  words[WORD.lonHigh] = lon.high;
  words[WORD.altLow] = alt.low;
  words[WORD.altHigh] = alt.high;
  words[WORD.timeLow] = time.low;
  words[WORD.timeHigh] = time.high;
  bytes[BYTE.flags] = flags;
  lat.sample(count, placed, bytes, BYTE.lat, BYTE.latSlack);
  lon.sample(count, placed, bytes, BYTE.lon, BYTE.lonSlack);
  time.sample(count, placed, bytes, BYTE.time, BYTE.timeSlack);
}

/** The earliest time, and the least step by which codes of 16 bits reach the last. */
function timeScale(view: DataView, n: number): { base: number; shift: number } {
  let base = Infinity;
  let last = -Infinity;
  for (let i = 0; i < n; i++) {
    const time = view.getUint32(packedBytes(i) + OFFSET.time);
    base = Math.min(base, time);
    last = Math.max(last, time);
  }
  return n === 0 ? { base: 0, shift: 0 } : { base, shift: shiftFor(last - base, 16) };
}

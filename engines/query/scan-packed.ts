import { pickRecords } from '../format/pick-records.ts';
import { HEADER_BYTES, MISSING, OFFSET, pointCount, RECORD_BYTES, viewOf } from '../format/record.ts';
import { seam, staged } from '../stages/seams.ts';
import type { PointTest } from './predicate.ts';

/**
 * Tests the points of a packed trajectory where they lie, and copies out what the query returns of them.
 * @returns packed survivors on a buffer of their own, or null where the trajectory is no hit.
 * @throws LabError RECORD_LENGTH where n does not fit the length.
 */
export let scanPacked = scanRecords;
seam((clock) => {
  scanPacked = staged(clock, 'filter', scanRecords);
});

function scanRecords(packed: Uint8Array, test: PointTest): Uint8Array | null {
  const n = pointCount(packed);
  const view = viewOf(packed);
  const first = test.mustCross ? firstInBox(view, n, test) : 0;
  if (test.mustCross && first === n) return null;
  if (!test.filter) return Uint8Array.from(packed);
  return pickRecords(packed, keptFrom(view, n, first, test));
}

/** Index of the first point in the box, n where there is none. */
function firstInBox(view: DataView, n: number, test: PointTest): number {
  for (let i = 0, at = HEADER_BYTES; i < n; i++, at += RECORD_BYTES) if (inBoxAt(view, at, test)) return i;
  return n;
}

/** Indices, from `first` on, of the points that lie in window and box. */
function keptFrom(view: DataView, n: number, first: number, test: PointTest): number[] {
  const kept: number[] = [];
  for (let i = first, at = HEADER_BYTES + first * RECORD_BYTES; i < n; i++, at += RECORD_BYTES) {
    const time = view.getUint32(at + OFFSET.time);
    if (time >= test.minTime && time <= test.maxTime && inBoxAt(view, at, test)) kept.push(i);
  }
  return kept;
}

/** `inBox` of the record at byte `at`; latitude first, since it rejects most. */
function inBoxAt(view: DataView, at: number, test: PointTest): boolean {
  if (test.checkLat) {
    const lat = view.getFloat64(at + OFFSET.lat);
    if (!(lat >= test.minLat && lat <= test.maxLat)) return false;
  }
  if (test.checkLon) {
    const lon = view.getFloat64(at + OFFSET.lon);
    if (!(lon >= test.minLon && lon <= test.maxLon)) return false;
  }
  if (!test.checkAlt) return true;
  const alt = view.getFloat64(at + OFFSET.alt);
  return alt !== MISSING && alt >= test.minAlt && alt <= test.maxAlt;
}

import { decodePoint } from '../engines/format/decode-points.ts';
import type { Point } from '../engines/format/point.ts';
import { HEADER_BYTES, OFFSET, pointCount, RECORD_BYTES, viewOf } from '../engines/format/record.ts';

/** Where two packed trajectories first differ, and what each has there. */
export interface PackedDifference {
  /** `point 3, field lat`, or `point 3` where only one has it. */
  readonly place: string;
  readonly a: string;
  readonly b: string;
}

/**
 * The first point and field in which two packed trajectories differ, byte by byte; null where they are equal.
 * @throws LabError RECORD_LENGTH where n does not fit the length of one.
 */
export function firstPackedDifference(a: Uint8Array, b: Uint8Array): PackedDifference | null {
  if (Buffer.compare(a, b) === 0) return null;
  const [nA, nB] = [pointCount(a), pointCount(b)];
  const n = Math.min(nA, nB);
  const end = HEADER_BYTES + n * RECORD_BYTES;
  for (let byte = HEADER_BYTES; byte < end; byte++) if (a[byte] !== b[byte]) return differenceAt(a, b, byte);
  return { place: `point ${n}`, a: pointOrNone(a, n, nA), b: pointOrNone(b, n, nB) };
}

function differenceAt(a: Uint8Array, b: Uint8Array, byte: number): PackedDifference {
  const index = Math.floor((byte - HEADER_BYTES) / RECORD_BYTES);
  const start = HEADER_BYTES + index * RECORD_BYTES;
  const field = fieldAt(byte - start);
  const place = `point ${index}, field ${field}`;
  const [x, y] = [decodePoint(viewOf(a), start)[field], decodePoint(viewOf(b), start)[field]];
  if (!Object.is(x, y)) return { place, a: shown(x), b: shown(y) };
  // Two NaN, or two bytes that both mean true.
  const bits = (packed: Uint8Array) => `${x} (0x${Buffer.from(fieldBytes(packed, start, field)).toString('hex')})`;
  return { place: `${place}, bits of a ${Number.isNaN(x) ? 'NaN' : 'flag'}`, a: bits(a), b: bits(b) };
}

const FIELDS = Object.entries(OFFSET) as [keyof Point, number][];

function fieldAt(offset: number): keyof Point {
  return (FIELDS.findLast(([, start]) => start <= offset) as [keyof Point, number])[0];
}

function fieldBytes(packed: Uint8Array, start: number, field: keyof Point): Uint8Array {
  const next = FIELDS[FIELDS.findIndex(([name]) => name === field) + 1]?.[1] ?? RECORD_BYTES;
  return packed.subarray(start + OFFSET[field], start + next);
}

/** A field's value; −0 does not pass for 0. */
function shown(value: Point[keyof Point]): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

function pointOrNone(packed: Uint8Array, i: number, n: number): string {
  return i < n ? JSON.stringify(decodePoint(viewOf(packed), HEADER_BYTES + i * RECORD_BYTES)) : `none: ${n} points`;
}

/** One waypoint, values as stored. */
export interface Point {
  /** Unix time, seconds. */
  readonly time: number;
  /** Degrees east. */
  readonly lon: number;
  /** Degrees north. */
  readonly lat: number;
  /** Barometric altitude, feet. */
  readonly alt: number | null;
  /** Geometric altitude, feet. */
  readonly altGnss: number | null;
  /** Degrees clockwise from north. */
  readonly heading: number | null;
  readonly onGround: boolean;
}

/** The waypoints of a trajectory, in stored order. */
export interface Points extends Iterable<Point> {
  readonly length: number;
  /** The i-th point; RangeError outside 0 … length − 1. */
  at(i: number): Point;
  /** The packed form of `store-format`: `u16 n`, then n records of 45 bytes. */
  pack(): Uint8Array;
}

/** RangeError unless `i` is the index of one of `length` points. */
export function checkIndex(i: number, length: number): void {
  if (!Number.isInteger(i) || i < 0 || i >= length) {
    throw new RangeError(`point index ${i} is outside 0 … ${length - 1}`);
  }
}

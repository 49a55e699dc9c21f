import { HEADER_BYTES, MISSING, OFFSET, RECORD_BYTES } from '../record.ts';
import { BLOCK_POINTS, blockCount } from './layout.ts';
import { boundAbove, boundBelow, boundOf, DEGREES, FEET, zoneCodes } from './zone.ts';

/** Least and greatest value of an axis. */
interface Range {
  low: number;
  high: number;
}

const AXES = [OFFSET.lat, OFFSET.lon, OFFSET.alt] as const;

/** The ranges of a trajectory: its frame, and the zone of each block in it. */
export class Frame {
  readonly minTime: number;
  readonly #blocks: Range[][] = [];
  readonly #whole: Range[];

  constructor(view: DataView, n: number) {
    const blocks = blockCount(n);
    for (let block = 0; block < blocks; block++) {
      const from = block * BLOCK_POINTS;
      const to = Math.min(n, from + BLOCK_POINTS);
      const times = rangeOf(from, to, (at) => view.getUint32(at + OFFSET.time));
      this.#blocks.push([times, ...AXES.map((axis) => rangeOf(from, to, (at) => view.getFloat64(at + axis), axis))]);
    }
    this.#whole = [0, 1, 2, 3].map((axis) => {
      const ranges = this.#blocks.map((block) => block[axis] as Range);
      return { low: least(ranges), high: greatest(ranges) };
    });
    this.minTime = n === 0 ? 0 : (this.#whole[0] as Range).low;
  }

  /** Writes the 20 bytes of the frame: two u32 for time, two i16 for each other axis. */
  write(view: DataView, at: number): void {
    const [time, ...rest] = this.#whole as [Range, ...Range[]];
    view.setUint32(at, time.low, true);
    view.setUint32(at + 4, time.high, true);
    rest.forEach(({ low, high }, i) => {
      view.setInt16(at + 8 + 4 * i, boundBelow(low, unitOf(i + 1)), true);
      view.setInt16(at + 10 + 4 * i, boundAbove(high, unitOf(i + 1)), true);
    });
  }

  /** Writes the 8 bytes of a block's zone. */
  writeZone(view: DataView, at: number, block: number): void {
    this.#blocks[block]?.forEach(({ low, high }, axis) => {
      const whole = this.#whole[axis] as Range;
      const unit = unitOf(axis);
      const min = axis === 0 ? whole.low : boundOf(boundBelow(whole.low, unit), unit);
      const max = axis === 0 ? whole.high : boundOf(boundAbove(whole.high, unit), unit);
      const [from, to] = zoneCodes(low, high, min, max);
      view.setUint8(at + 2 * axis, from);
      view.setUint8(at + 2 * axis + 1, to);
    });
  }
}

function unitOf(axis: number): typeof DEGREES {
  return axis === 3 ? FEET : DEGREES;
}

/** NaN counts for nothing, nor does a missing altitude. */
function rangeOf(from: number, to: number, read: (at: number) => number, axis?: number): Range {
  const range = { low: Infinity, high: -Infinity };
  for (let i = from; i < to; i++) {
    const value = read(HEADER_BYTES + i * RECORD_BYTES);
    if (axis === OFFSET.alt && value === MISSING) continue;
    if (value < range.low) range.low = value;
    if (value > range.high) range.high = value;
  }
  return range;
}

function least(ranges: readonly Range[]): number {
  return ranges.reduce((low, range) => Math.min(low, range.low), Infinity);
}

function greatest(ranges: readonly Range[]): number {
  return ranges.reduce((high, range) => Math.max(high, range.high), -Infinity);
}

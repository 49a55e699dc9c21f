import { type Columns, pointOf } from './decode-columns.ts';
import { checkIndex, type Point, type Points } from './point.ts';
import { HEADER_BYTES, OFFSET, packedBytes, RECORD_BYTES, viewOf } from './record.ts';
import { HIGH, LOW } from './v2/column.ts';

const COLUMN_OFFSETS = (['lon', 'lat', 'alt', 'altGnss', 'heading'] as const).map(
  (name) => [name, OFFSET[name]] as const,
);

/** Points that lie one after the other in columns, which other trajectories share. */
export class ColumnsSlice implements Points {
  readonly length: number;
  readonly #columns: Columns;
  readonly #start: number;

  constructor(columns: Columns, start: number, length: number) {
    this.#columns = columns;
    this.#start = start;
    this.length = length;
  }

  at(i: number): Point {
    checkIndex(i, this.length);
    return pointOf(this.#columns, this.#start + i);
  }

  *[Symbol.iterator](): Generator<Point> {
    for (let i = 0; i < this.length; i++) yield this.at(i);
  }

  pack(): Uint8Array {
    const packed = new Uint8Array(packedBytes(this.length));
    const view = viewOf(packed);
    view.setUint16(0, this.length);
    const { time, onGround } = this.#columns;
    const bits = COLUMN_OFFSETS.map(([name, offset]) => ({ words: wordsOf(this.#columns[name]), offset }));
    for (let i = 0, row = this.#start, at = HEADER_BYTES; i < this.length; i++, row++, at += RECORD_BYTES) {
      view.setUint32(at + OFFSET.time, time[row] as number);
      for (const { words, offset } of bits) {
        view.setUint32(at + offset, words[2 * row + HIGH] as number);
        view.setUint32(at + offset + 4, words[2 * row + LOW] as number);
      }
      view.setUint8(at + OFFSET.onGround, onGround[row] as number);
    }
    return packed;
  }
}

/** The same memory as halves: a NaN that is moved as a double can lose its payload. */
function wordsOf(values: Float64Array): Uint32Array {
  return new Uint32Array(values.buffer, values.byteOffset, 2 * values.length);
}

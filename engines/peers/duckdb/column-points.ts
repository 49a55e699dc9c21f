import { type Columns, pointOf } from '../../format/decode-columns.ts';
import { packPoints } from '../../format/encode.ts';
import { checkIndex, type Point, type Points } from '../../format/point.ts';

/** Points that are some of the rows of columns. */
export class ColumnPoints implements Points {
  readonly length: number;
  readonly #columns: Columns;
  readonly #rows: Uint32Array;

  constructor(columns: Columns, rows: Uint32Array) {
    this.length = rows.length;
    this.#columns = columns;
    this.#rows = rows;
  }

  at(i: number): Point {
    checkIndex(i, this.length);
    return pointOf(this.#columns, this.#rows[i] as number);
  }

  *[Symbol.iterator](): Generator<Point> {
    for (let i = 0; i < this.length; i++) yield this.at(i);
  }

  pack(): Uint8Array {
    return packPoints(this);
  }
}

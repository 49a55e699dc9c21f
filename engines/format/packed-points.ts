import { decodePoint } from './decode-points.ts';
import { checkIndex, type Point, type Points } from './point.ts';
import { HEADER_BYTES, pointCount, RECORD_BYTES, viewOf } from './record.ts';

/** Points held in packed form and decoded where they are read. */
export class PackedPoints implements Points {
  readonly length: number;
  readonly #packed: Uint8Array;
  readonly #view: DataView;

  /** @throws LabError RECORD_LENGTH where n does not fit the length. */
  constructor(packed: Uint8Array) {
    this.length = pointCount(packed);
    this.#packed = packed;
    this.#view = viewOf(packed);
  }

  at(i: number): Point {
    checkIndex(i, this.length);
    return decodePoint(this.#view, HEADER_BYTES + i * RECORD_BYTES);
  }

  *[Symbol.iterator](): Generator<Point> {
    for (let i = 0; i < this.length; i++) yield this.at(i);
  }

  pack(): Uint8Array {
    // Not `slice`, which on a Buffer shares the memory.
    return new Uint8Array(this.#packed);
  }
}

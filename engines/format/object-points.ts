import { packPoints } from './encode.ts';
import { checkIndex, type Point, type Points } from './point.ts';

/** Points held as objects. */
export class ObjectPoints implements Points {
  readonly #points: readonly Point[];

  constructor(points: readonly Point[]) {
    this.#points = points;
  }

  get length(): number {
    return this.#points.length;
  }

  at(i: number): Point {
    checkIndex(i, this.length);
    return this.#points[i] as Point;
  }

  [Symbol.iterator](): Iterator<Point> {
    return this.#points[Symbol.iterator]();
  }

  pack(): Uint8Array {
    return packPoints(this.#points);
  }
}

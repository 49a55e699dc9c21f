import type { Point, Points } from '../../../engines/format/point.ts';

/** Points that count how often each field of each was read. */
export class CountingPoints implements Points {
  /** Reads by `<index> <field>`. */
  readonly reads = new Map<string, number>();
  readonly #points: readonly Point[];

  constructor(points: readonly Point[]) {
    this.#points = points;
  }

  get length(): number {
    return this.#points.length;
  }

  at(i: number): Point {
    return new Proxy(this.#points[i] as Point, {
      get: (point, field) => {
        const key = `${i} ${String(field)}`;
        this.reads.set(key, (this.reads.get(key) ?? 0) + 1);
        return Reflect.get(point, field);
      },
    });
  }

  *[Symbol.iterator](): Iterator<Point> {
    for (let i = 0; i < this.length; i++) yield this.at(i);
  }

  pack(): Uint8Array {
    throw new Error('what an engine packs itself says nothing of its points');
  }
}

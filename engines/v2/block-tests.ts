import { BLOCK_POINTS } from '../format/v2/layout.ts';
import { COLUMN, type V2Reader } from '../format/v2/reader.ts';
import { inBox, inWindow, type PointTest } from '../query/predicate.ts';

/** Where points that a query keeps are put. */
export interface Survivors {
  /** Adds points of the block that a reader is in, by their indices; all of its columns are decoded. */
  add(reader: V2Reader, indices: Uint8Array, count: number): void;
}

/** Tests the points of single blocks of the blob that a reader has open; columns are decoded as far as needed. */
export class BlockTests {
  readonly #reader: V2Reader;
  readonly #survivors: Survivors;
  readonly #kept = new Uint8Array(BLOCK_POINTS);

  constructor(reader: V2Reader, survivors: Survivors) {
    this.#reader = reader;
    this.#survivors = survivors;
  }

  /** Keeps the points of a block that lie in window and box; whether any lies in the box. */
  keep(block: number, test: PointTest): boolean {
    const reader = this.#reader;
    const { time, lat, lon, alt } = reader;
    const kept = this.#kept;
    const count = this.#place(block, test);
    let keptCount = 0;
    let crossed = false;
    for (let i = 0; i < count; i++) {
      if (!inBox(test, lat.values[i] as number, lon.values[i] as number, alt.values[i] as number)) continue;
      crossed = true;
      if (inWindow(test, time[i] as number)) kept[keptCount++] = i;
    }
    if (keptCount > 0) {
      reader.decodeTo(COLUMN.onGround);
      this.#survivors.add(reader, kept, keptCount);
    }
    return crossed;
  }

  /** Whether a point of a block lies in the box. */
  meets(block: number, test: PointTest): boolean {
    const { lat, lon, alt } = this.#reader;
    const count = this.#place(block, test);
    for (let i = 0; i < count; i++) {
      if (inBox(test, lat.values[i] as number, lon.values[i] as number, alt.values[i] as number)) return true;
    }
    return false;
  }

  /** Decodes the columns that a test of the box needs; answers the number of points. */
  #place(block: number, test: PointTest): number {
    const reader = this.#reader;
    reader.enter(block);
    reader.decodeTo(test.checkAlt ? COLUMN.alt : COLUMN.lon);
    return reader.countOf(block);
  }
}

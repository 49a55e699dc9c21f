import { expectSignature } from '../codec/signature.ts';
import type { Points } from '../format/point.ts';
import { BLOCK_POINTS } from '../format/v2/layout.ts';
import { COLUMN, V2Reader } from '../format/v2/reader.ts';
import { inBox, inWindow, type PointTest } from '../query/predicate.ts';
import { stageMethods } from '../stages/seams.ts';
import { ColumnChunks } from './column-chunks.ts';

/** What an index said of the blocks of a trajectory. */
export interface BlockChoice {
  /** Whether a point is known to lie in the box. */
  readonly proven: boolean;
  /** Blocks that can hold a point in window and box. */
  readonly inWindow: readonly number[];
  /** Other blocks that can hold a point in the box. */
  readonly elsewhere: readonly number[];
}

const EVERY = Uint8Array.from({ length: BLOCK_POINTS }, (_, i) => i);

/** Tests the blocks that an index chose, of one v2 blob after the other; survivors go to columns that all share. */
export class BlockScanner {
  readonly #reader = new V2Reader();
  readonly #kept = new Uint8Array(BLOCK_POINTS);
  readonly #chunks = new ColumnChunks();

  /** Points of the blocks of the last blob which had columns decoded. */
  get pointsDecoded(): number {
    return this.#reader.pointsDecoded;
  }

  /**
   * The points that a query returns of one trajectory; null where it is no hit.
   * @throws LabError CODEC_MISMATCH, UNKNOWN_VERSION or BLOB_CORRUPT.
   */
  scan(blob: Uint8Array, test: PointTest, choice: BlockChoice): Points | null {
    const reader = this.#reader;
    expectSignature(blob, 'v2');
    reader.open(blob);
    return test.filter ? this.#survivors(test, choice) : this.#whole(test, choice);
  }

  #survivors(test: PointTest, { proven, inWindow: chosen, elsewhere }: BlockChoice): Points | null {
    this.#chunks.begin(chosen.length * BLOCK_POINTS);
    let crossed = proven;
    for (const block of chosen) if (this.#keep(block, test)) crossed = true;
    return crossed || elsewhere.some((block) => this.#meets(block, test)) ? this.#chunks.slice() : null;
  }

  #whole(test: PointTest, { proven, inWindow: chosen, elsewhere }: BlockChoice): Points | null {
    const reader = this.#reader;
    const crossed = proven || [...chosen, ...elsewhere].some((block) => this.#meets(block, test));
    if (!crossed) return null;
    this.#chunks.begin(reader.n);
    for (let block = 0; block < reader.blocks; block++) {
      reader.enter(block);
      reader.decodeTo(COLUMN.onGround);
      this.#chunks.add(reader, EVERY, reader.countOf(block));
    }
    return this.#chunks.slice();
  }

  /** Keeps the points of a block that lie in window and box; whether any lies in the box. */
  #keep(block: number, test: PointTest): boolean {
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
      this.#chunks.add(reader, kept, keptCount);
    }
    return crossed;
  }

  /** Whether a point of a block lies in the box. */
  #meets(block: number, test: PointTest): boolean {
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

stageMethods(BlockScanner.prototype, 'filter', ['scan']);

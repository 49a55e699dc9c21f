import { ColumnsSlice } from '../format/columns-slice.ts';
import type { Points } from '../format/point.ts';
import type { PointTest } from '../query/predicate.ts';
import { flagsOf, writeLimits } from '../query/wasm-test.ts';
import { stageMethods } from '../stages/seams.ts';
import { NO_HIT, NOT_READ, PROVEN } from '../wasm/point-test.ts';
import { loadV2Blocks } from '../wasm/v2-blocks.ts';
import { PendingColumns } from './pending-columns.ts';
import { type BlockChoice, BlockScanner } from './scan-blocks.ts';

/**
 * Does in WebAssembly what `BlockScanner` does: checksums, columns, tests. Survivors stay in memory of the module until
 * `settle` copies those of all trajectories out. Whatever the module does not read is left to `BlockScanner`.
 */
export class FusedBlockScanner {
  /** Points of the blocks of the last blob which had columns decoded. */
  pointsDecoded = 0;
  readonly #module = loadV2Blocks();
  readonly #plain = new BlockScanner();
  #columns = new PendingColumns();
  #used = 0;

  /**
   * The points that a query returns of one trajectory, to be read after `settle`; null where it is no hit.
   * @throws LabError CODEC_MISMATCH, UNKNOWN_VERSION or BLOB_CORRUPT.
   */
  scan(blob: Uint8Array, test: PointTest, choice: BlockChoice): Points | null {
    const kept = this.#scan(blob, test, choice);
    if (kept === NO_HIT) return null;
    if (kept < 0) return this.#scanPlainly(blob, test, choice);
    const start = this.#used;
    this.#used += kept;
    return new ColumnsSlice(this.#columns, start, kept);
  }

  /** Gives the points of all trajectories so far into their hands. */
  settle(): void {
    if (this.#used === 0) return;
    this.#columns.fill(this.#module.take(this.#used));
    this.#columns = new PendingColumns();
    this.#used = 0;
  }

  /** Number of survivors, or NO_HIT or NOT_READ. */
  #scan(blob: Uint8Array, test: PointTest, { proven, inWindow, elsewhere }: BlockChoice): number {
    const { source, chosen, limits, capacity } = this.#module;
    const near = inWindow.length;
    const count = near + elsewhere.length;
    if (blob.length > source.length || count > chosen.length) return NOT_READ;
    if (this.#used + pointsOf(blob) > capacity) this.settle();
    source.set(blob);
    for (let i = 0; i < near; i++) chosen[i] = inWindow[i] as number;
    for (let i = near; i < count; i++) chosen[i] = elsewhere[i - near] as number;
    writeLimits(test, limits);
    const kept = this.#module.scan(blob.length, flagsOf(test) | (proven ? PROVEN : 0), near, count);
    this.pointsDecoded = this.#module.pointsDecoded();
    return kept;
  }

  #scanPlainly(blob: Uint8Array, test: PointTest, choice: BlockChoice): Points | null {
    const points = this.#plain.scan(blob, test, choice);
    this.pointsDecoded = this.#plain.pointsDecoded;
    return points;
  }
}

/** What a blob says its number of points is. */
function pointsOf(blob: Uint8Array): number {
  return (blob[1] ?? 0) | ((blob[2] ?? 0) << 8);
}

// Columns are decoded and tested in one go, most of which is decoding.
stageMethods(FusedBlockScanner.prototype, 'decode', ['scan']);
stageMethods(FusedBlockScanner.prototype, 'materialise', ['settle']);

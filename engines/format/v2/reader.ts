import { LabError } from '../../errors.ts';
import { stageMethods } from '../../stages/seams.ts';
import { Column } from './column.ts';
import { crc32 } from './crc32.ts';
import { Cursor, corrupt } from './cursor.ts';
import {
  BLOCK_POINTS,
  blockCount,
  CHECKSUM_BYTES,
  EMPTY_BYTES,
  ENTRY_BYTES,
  FRAME_END,
  V2_VERSION,
  ZONE_BYTES,
} from './layout.ts';
import { readColumn, type SharedMask } from './read-column.ts';
import { readGround, readTime } from './read-ends.ts';
import { upTo32 } from './unpack-bits.ts';
import { boundOf, DEGREES, FEET, highOf, lowOf } from './zone.ts';

/** The axes of a zone, as they lie in the blob. */
export const AXIS = { time: 0, lat: 1, lon: 2, alt: 3 } as const;
export type Axis = (typeof AXIS)[keyof typeof AXIS];

/** The columns of a block, in stored order. */
export const COLUMN = { time: 0, lat: 1, lon: 2, alt: 3, altGnss: 4, heading: 5, onGround: 6 } as const;
export type ColumnIndex = (typeof COLUMN)[keyof typeof COLUMN];
const MAX_BLOCKS = blockCount(65_535);

/**
 * Reads one blob after the other, block by block and column by column, always into the same arrays.
 * A block's columns are decoded in stored order, as far as they are asked for.
 */
export class V2Reader {
  /** Points of the blob. */
  n = 0;
  /** Blocks of the blob. */
  blocks = 0;
  /** Points of the blocks entered since the blob was opened. */
  pointsDecoded = 0;
  /** The columns of the block that was last entered, as far as they were decoded. */
  readonly time = new Float64Array(BLOCK_POINTS);
  readonly lat = new Column();
  readonly lon = new Column();
  readonly alt = new Column();
  readonly altGnss = new Column();
  readonly heading = new Column();
  readonly onGround = new Uint8Array(BLOCK_POINTS);
  readonly #cursor = new Cursor();
  readonly #shared: SharedMask = { at: 0, present: 0 };
  /** Start of each block, and the end of the last. */
  readonly #starts = new Uint32Array(MAX_BLOCKS + 1);
  /** Lower and upper end of each axis over the whole blob. */
  readonly #low = new Float64Array(4);
  readonly #high = new Float64Array(4);
  #entryBytes = 0;
  #block = -1;
  #count = 0;
  #decoded = 0;

  /**
   * Takes up a blob and verifies its header, its directory and its length.
   * @throws LabError UNKNOWN_VERSION or BLOB_CORRUPT.
   */
  open(blob: Uint8Array): void {
    this.#block = -1;
    this.pointsDecoded = 0;
    this.#cursor.bytes = blob;
    if (blob.length === 0) throw new LabError('BLOB_CORRUPT', 'blob is empty', { byte: 0 });
    if (blob[0] !== V2_VERSION) {
      throw new LabError('UNKNOWN_VERSION', `blob begins with version ${blob[0]}, not ${V2_VERSION}`, { byte: 0 });
    }
    if (blob.length < EMPTY_BYTES) throw corrupt('cut off in the header', blob.length);
    this.n = (blob[1] as number) | ((blob[2] as number) << 8);
    this.blocks = blockCount(this.n);
    this.#entryBytes = this.blocks > 1 ? ENTRY_BYTES + ZONE_BYTES : ENTRY_BYTES;
    const headerEnd = this.n === 0 ? 3 : FRAME_END + this.blocks * this.#entryBytes;
    if (blob.length < headerEnd + CHECKSUM_BYTES) throw corrupt('cut off in the directory', blob.length);
    let at = headerEnd;
    for (let block = 0, entry = FRAME_END; block < this.blocks; block++, entry += this.#entryBytes) {
      this.#starts[block] = at;
      at += (blob[entry] as number) | ((blob[entry + 1] as number) << 8);
    }
    this.#starts[this.blocks] = at;
    if (at + CHECKSUM_BYTES > blob.length) throw corrupt('cut off, or its lengths are damaged', blob.length);
    if (crc32(blob, 0, headerEnd) !== upTo32(blob, at, 0, 32)) {
      throw corrupt('the checksum of the header does not match', 0);
    }
    at += CHECKSUM_BYTES;
    if (at < blob.length) throw corrupt(`${blob.length - at} bytes follow the end`, at);
    if (this.n > 0) this.#readFrame(blob);
  }

  /** Points of a block. */
  countOf(block: number): number {
    return Math.min(BLOCK_POINTS, this.n - block * BLOCK_POINTS);
  }

  /**
   * Whether a value of the block can lie from `min` to `max` on an axis. NaN and missing altitudes lie nowhere.
   */
  mayHold(block: number, axis: Axis, min: number, max: number): boolean {
    const from = this.#low[axis] as number;
    const to = this.#high[axis] as number;
    if (to < min || from > max) return false;
    if (this.blocks === 1) return true;
    const { bytes } = this.#cursor;
    const entry = FRAME_END + block * this.#entryBytes + ENTRY_BYTES + 2 * axis;
    const low = bytes[entry] as number;
    const high = bytes[entry + 1] as number;
    return low <= high && !(highOf(high, from, to) < min || lowOf(low, from, to) > max);
  }

  /**
   * Takes up a block and verifies its checksum. No column is decoded yet.
   * @throws LabError BLOB_CORRUPT.
   */
  enter(block: number): void {
    if (block === this.#block) return;
    const { bytes } = this.#cursor;
    const start = this.#starts[block] as number;
    const end = this.#starts[block + 1] as number;
    const checksum = upTo32(bytes, FRAME_END + block * this.#entryBytes + 2, 0, 32);
    if (crc32(bytes, start, end) !== checksum) throw corrupt(`the checksum of block ${block} does not match`, start);
    this.#cursor.at = start;
    this.#cursor.end = end;
    this.#shared.at = 0;
    this.#block = block;
    this.#count = this.countOf(block);
    this.pointsDecoded += this.#count;
    this.#decoded = 0;
  }

  /**
   * Decodes the columns of the block up to and with the given one.
   * @throws LabError BLOB_CORRUPT.
   */
  decodeTo(last: ColumnIndex): void {
    while (this.#decoded <= last) this.#decodeNext();
  }

  #decodeNext(): void {
    const next = this.#decoded;
    if (next < 0) throw corrupt(`block ${this.#block} does not decode`, this.#cursor.at);
    this.#decoded = -1;
    this.#decode(next);
    this.#decoded = next + 1;
  }

  #decode(column: number): void {
    const cursor = this.#cursor;
    const count = this.#count;
    switch (column) {
      case COLUMN.time:
        readTime(cursor, count, this.#low[AXIS.time] as number, this.time);
        return;
      case COLUMN.lat:
        readColumn(cursor, count, this.lat, this.#shared);
        return;
      case COLUMN.lon:
        readColumn(cursor, count, this.lon, this.#shared);
        return;
      case COLUMN.alt:
        readColumn(cursor, count, this.alt, this.#shared);
        return;
      case COLUMN.altGnss:
        readColumn(cursor, count, this.altGnss, this.#shared);
        return;
      case COLUMN.heading:
        readColumn(cursor, count, this.heading, this.#shared);
        return;
      default:
        readGround(cursor, count, this.onGround);
        if (cursor.at !== cursor.end) throw corrupt('bytes follow the columns of a block', cursor.at);
    }
  }

  #readFrame(blob: Uint8Array): void {
    this.#low[AXIS.time] = upTo32(blob, 3, 0, 32);
    this.#high[AXIS.time] = upTo32(blob, 7, 0, 32);
    for (let axis = 1; axis < 4; axis++) {
      const unit = axis === AXIS.alt ? FEET : DEGREES;
      const at = 7 + 4 * axis;
      this.#low[axis] = boundOf(int16(blob, at), unit);
      this.#high[axis] = boundOf(int16(blob, at + 2), unit);
    }
  }
}

function int16(bytes: Uint8Array, at: number): number {
  return (((bytes[at] as number) | ((bytes[at + 1] as number) << 8)) << 16) >> 16;
}

stageMethods(V2Reader.prototype, 'decode', ['open', 'enter', 'decodeTo']);

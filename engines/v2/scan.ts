import { expectSignature } from '../codec/signature.ts';
import { packAll } from '../format/v2/decode.ts';
import { BLOCK_POINTS } from '../format/v2/layout.ts';
import { AXIS, COLUMN, V2Reader } from '../format/v2/reader.ts';
import { inBox, inWindow, type PointTest } from '../query/predicate.ts';
import { stageMethods } from '../stages/seams.ts';
import { RecordBuffer } from './record-buffer.ts';

/**
 * Answers point tests over v2 blobs, one after the other, in memory that is taken once. Blocks whose zone
 * lies outside window or box are skipped unread; of the others, columns are decoded as far as needed.
 */
export class V2Scanner {
  readonly #reader = new V2Reader();
  readonly #records = new RecordBuffer();
  readonly #kept = new Uint8Array(BLOCK_POINTS);

  /** Points of the blob that was scanned last. */
  get points(): number {
    return this.#reader.n;
  }

  /** Points of the blocks of that blob which had columns decoded. */
  get pointsDecoded(): number {
    return this.#reader.pointsDecoded;
  }

  /**
   * The points that a query returns of one trajectory, packed; null where it is no hit: the same as `select`
   * over all columns. Only blocks that are decoded have their checksum verified.
   * @throws LabError CODEC_MISMATCH, UNKNOWN_VERSION or BLOB_CORRUPT.
   */
  scan(blob: Uint8Array, test: PointTest): Uint8Array | null {
    const reader = this.#reader;
    expectSignature(blob, 'v2');
    reader.open(blob);
    if (!test.filter) {
      if (test.mustCross && !this.#crosses(test, false)) return null;
      return packAll(reader);
    }
    this.#records.clear();
    let crossed = false;
    for (let block = 0; block < reader.blocks; block++) {
      if (mayMeetWindow(reader, block, test) && mayMeetBox(reader, block, test)) {
        if (this.#keep(block, test)) crossed = true;
      }
    }
    if (test.mustCross && !crossed && !this.#crosses(test, true)) return null;
    return this.#records.packed();
  }

  /** Keeps the points of a block that lie in window and box; whether any lies in the box. */
  #keep(block: number, test: PointTest): boolean {
    const reader = this.#reader;
    const { time, lat, lon, alt } = reader;
    reader.enter(block);
    reader.decodeTo(test.checkAlt ? COLUMN.alt : COLUMN.lon);
    const count = reader.countOf(block);
    const kept = this.#kept;
    let keptCount = 0;
    let crossed = false;
    for (let i = 0; i < count; i++) {
      if (!inBox(test, lat.values[i] as number, lon.values[i] as number, alt.values[i] as number)) continue;
      crossed = true;
      if (inWindow(test, time[i] as number)) kept[keptCount++] = i;
    }
    if (keptCount > 0) {
      reader.decodeTo(COLUMN.onGround);
      this.#records.add(reader, kept, keptCount);
    }
    return crossed;
  }

  /** Whether a point lies in the box: in any block, or in those outside the window, where the others were seen. */
  #crosses(test: PointTest, outsideWindow: boolean): boolean {
    const reader = this.#reader;
    for (let block = 0; block < reader.blocks; block++) {
      if (!mayMeetBox(reader, block, test) || (outsideWindow && mayMeetWindow(reader, block, test))) continue;
      reader.enter(block);
      reader.decodeTo(test.checkAlt ? COLUMN.alt : COLUMN.lon);
      const { lat, lon, alt } = reader;
      const count = reader.countOf(block);
      for (let i = 0; i < count; i++) {
        if (inBox(test, lat.values[i] as number, lon.values[i] as number, alt.values[i] as number)) return true;
      }
    }
    return false;
  }
}

function mayMeetWindow(reader: V2Reader, block: number, test: PointTest): boolean {
  return reader.mayHold(block, AXIS.time, test.minTime, test.maxTime);
}

/** NaN and missing altitudes satisfy no limit, so a block of nothing else is skipped where its axis has one. */
function mayMeetBox(reader: V2Reader, block: number, test: PointTest): boolean {
  return (
    (!test.checkLat || reader.mayHold(block, AXIS.lat, test.minLat, test.maxLat)) &&
    (!test.checkLon || reader.mayHold(block, AXIS.lon, test.minLon, test.maxLon)) &&
    (!test.checkAlt || reader.mayHold(block, AXIS.alt, test.minAlt, test.maxAlt))
  );
}

stageMethods(V2Scanner.prototype, 'filter', ['scan']);

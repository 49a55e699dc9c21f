import { HEADER_BYTES, RECORD_BYTES } from '../format/record.ts';
import type { V2Reader } from '../format/v2/reader.ts';
import { writeRecord } from '../format/v2/write-records.ts';
import { stageMethods } from '../stages/seams.ts';

/** Packed points in the making, in memory that is used again. */
export class RecordBuffer {
  #bytes = new Uint8Array(64 * 1024);
  #view = new DataView(this.#bytes.buffer);
  #count = 0;

  clear(): void {
    this.#count = 0;
  }

  /** Adds points of the block that a reader is in, by their indices. */
  add(reader: V2Reader, indices: Uint8Array, count: number): void {
    let at = HEADER_BYTES + this.#count * RECORD_BYTES;
    if (at + count * RECORD_BYTES > this.#bytes.length) this.#grow();
    for (let i = 0; i < count; i++, at += RECORD_BYTES) writeRecord(reader, indices[i] as number, this.#view, at);
    this.#count += count;
  }

  /** A packed trajectory of the points added since `clear`. */
  packed(): Uint8Array {
    this.#view.setUint16(0, this.#count);
    return this.#bytes.slice(0, HEADER_BYTES + this.#count * RECORD_BYTES);
  }

  #grow(): void {
    const larger = new Uint8Array(this.#bytes.length * 2);
    larger.set(this.#bytes);
    this.#bytes = larger;
    this.#view = new DataView(larger.buffer);
  }
}

stageMethods(RecordBuffer.prototype, 'materialise', ['add', 'packed']);

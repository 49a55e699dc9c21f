import { ColumnsSlice } from '../format/columns-slice.ts';
import type { Columns } from '../format/decode-columns.ts';
import { type Column, HIGH, LOW } from '../format/v2/column.ts';
import type { V2Reader } from '../format/v2/reader.ts';
import { stageMethods } from '../stages/seams.ts';

/** Points of a chunk: the columns of one take about 400 kB. */
const CHUNK_POINTS = 8192;

/** Columns that the points of many trajectories are put into, one after the other; they belong to the result. */
export class ColumnChunks {
  #columns: Columns | null = null;
  #start = 0;
  #end = 0;

  /** Begins a trajectory of at most `points` points, which are to lie together. */
  begin(points: number): void {
    if (this.#columns === null || this.#columns.length - this.#end < points) {
      this.#columns = newColumns(Math.max(CHUNK_POINTS, points));
      this.#end = 0;
    }
    this.#start = this.#end;
  }

  /** Adds points of the block that a reader is in, by their indices; all of its columns are decoded. */
  add(reader: V2Reader, indices: Uint8Array, count: number): void {
    const columns = this.#columns as Columns;
    const at = this.#end;
    this.#end = at + count;
    const { time, onGround } = reader;
    for (let i = 0; i < count; i++) columns.time[at + i] = time[indices[i] as number] as number;
    pick(reader.lon, indices, count, columns.lon, at);
    pick(reader.lat, indices, count, columns.lat, at);
    pick(reader.alt, indices, count, columns.alt, at);
    pick(reader.altGnss, indices, count, columns.altGnss, at);
    pick(reader.heading, indices, count, columns.heading, at);
    for (let i = 0; i < count; i++) columns.onGround[at + i] = onGround[indices[i] as number] as number;
  }

  /** The points added since `begin`. */
  slice(): ColumnsSlice {
    return new ColumnsSlice(this.#columns as Columns, this.#start, this.#end - this.#start);
  }
}

function pick(column: Column, indices: Uint8Array, count: number, into: Float64Array, at: number): void {
  if (column.numeric) {
    const { values } = column;
    for (let i = 0; i < count; i++) into[at + i] = values[indices[i] as number] as number;
    return;
  }
  const { words } = column;
  const target = new Uint32Array(into.buffer);
  for (let i = 0; i < count; i++) {
    const from = 2 * (indices[i] as number);
    target[2 * (at + i) + HIGH] = words[from + HIGH] as number;
    target[2 * (at + i) + LOW] = words[from + LOW] as number;
  }
}

function newColumns(length: number): Columns {
  const doubles = (): Float64Array => new Float64Array(length);
  return {
    length,
    time: new Uint32Array(length),
    lon: doubles(),
    lat: doubles(),
    alt: doubles(),
    altGnss: doubles(),
    heading: doubles(),
    onGround: new Uint8Array(length),
  };
}

stageMethods(ColumnChunks.prototype, 'materialise', ['begin', 'add', 'slice']);

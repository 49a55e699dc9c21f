import { OFFSET, RECORD_BYTES } from '../record.ts';
import { type Column, HIGH, LOW } from './column.ts';
import { COLUMN, type V2Reader } from './reader.ts';

/** Writes the record of point `i` of the block that the reader is in, all of its columns decoded. */
export function writeRecord(reader: V2Reader, i: number, view: DataView, at: number): void {
  view.setUint32(at + OFFSET.time, reader.time[i] as number);
  const high = 2 * i + HIGH;
  const low = 2 * i + LOW;
  view.setUint32(at + OFFSET.lon, reader.lon.words[high] as number);
  view.setUint32(at + OFFSET.lon + 4, reader.lon.words[low] as number);
  view.setUint32(at + OFFSET.lat, reader.lat.words[high] as number);
  view.setUint32(at + OFFSET.lat + 4, reader.lat.words[low] as number);
  view.setUint32(at + OFFSET.alt, reader.alt.words[high] as number);
  view.setUint32(at + OFFSET.alt + 4, reader.alt.words[low] as number);
  view.setUint32(at + OFFSET.altGnss, reader.altGnss.words[high] as number);
  view.setUint32(at + OFFSET.altGnss + 4, reader.altGnss.words[low] as number);
  view.setUint32(at + OFFSET.heading, reader.heading.words[high] as number);
  view.setUint32(at + OFFSET.heading + 4, reader.heading.words[low] as number);
  view.setUint8(at + OFFSET.onGround, reader.onGround[i] as number);
}

/** Writes the records of a whole block, one column after the other. */
export function writeBlock(reader: V2Reader, block: number, view: DataView, at: number): void {
  reader.enter(block);
  reader.decodeTo(COLUMN.onGround);
  const count = reader.countOf(block);
  const { time, onGround } = reader;
  for (let i = 0, to = at + OFFSET.time; i < count; i++, to += RECORD_BYTES) view.setUint32(to, time[i] as number);
  writeDoubles(reader.lon, count, view, at + OFFSET.lon);
  writeDoubles(reader.lat, count, view, at + OFFSET.lat);
  writeDoubles(reader.alt, count, view, at + OFFSET.alt);
  writeDoubles(reader.altGnss, count, view, at + OFFSET.altGnss);
  writeDoubles(reader.heading, count, view, at + OFFSET.heading);
  for (let i = 0, to = at + OFFSET.onGround; i < count; i++, to += RECORD_BYTES) {
    view.setUint8(to, onGround[i] as number);
  }
}

function writeDoubles({ numeric, values, words }: Column, count: number, view: DataView, at: number): void {
  if (numeric) {
    for (let i = 0, to = at; i < count; i++, to += RECORD_BYTES) view.setFloat64(to, values[i] as number);
    return;
  }
  for (let i = 0, to = at; i < count; i++, to += RECORD_BYTES) {
    view.setUint32(to, words[2 * i + HIGH] as number);
    view.setUint32(to + 4, words[2 * i + LOW] as number);
  }
}

import { OFFSET, RECORD_BYTES } from '../record.ts';
import { HIGH, LOW } from './column.ts';
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

/** Writes the records of a whole block. */
export function writeBlock(reader: V2Reader, block: number, view: DataView, at: number): void {
  reader.enter(block);
  reader.decodeTo(COLUMN.onGround);
  const count = reader.countOf(block);
  for (let i = 0; i < count; i++) writeRecord(reader, i, view, at + i * RECORD_BYTES);
}

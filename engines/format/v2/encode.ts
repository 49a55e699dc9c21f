import { HEADER_BYTES, OFFSET, pointCount, RECORD_BYTES, viewOf } from '../record.ts';
import { ByteWriter } from './byte-writer.ts';
import { Column, HIGH, LOW } from './column.ts';
import { crc32 } from './crc32.ts';
import { Frame } from './frame.ts';
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
import { writeColumn, writePositions } from './write-column.ts';
import { writeGround, writeTime } from './write-ends.ts';

/**
 * Packs a trajectory into a blob of version 0x02, whatever its bytes are.
 * @throws LabError RECORD_LENGTH where n does not fit the length.
 */
export function encodeV2(packed: Uint8Array): Uint8Array {
  const n = pointCount(packed);
  const blocks = blockCount(n);
  const view = viewOf(packed);
  const frame = new Frame(view, n);
  const entryBytes = blocks > 1 ? ENTRY_BYTES + ZONE_BYTES : ENTRY_BYTES;
  const headerEnd = n === 0 ? EMPTY_BYTES - CHECKSUM_BYTES : FRAME_END + blocks * entryBytes;
  const writer = new ByteWriter();
  const header = new Uint8Array(headerEnd);
  const headerView = viewOf(header);
  headerView.setUint8(0, V2_VERSION);
  headerView.setUint16(1, n, true);
  if (n > 0) frame.write(headerView, 3);
  writer.bytes(header);
  for (let block = 0; block < blocks; block++) {
    const start = writer.length;
    writeBlock(writer, view, block, Math.min(BLOCK_POINTS, n - block * BLOCK_POINTS), frame.minTime);
    const entry = FRAME_END + block * entryBytes;
    headerView.setUint16(entry, writer.length - start, true);
    headerView.setUint32(entry + 2, crc32(writer.written(), start, writer.length), true);
    if (blocks > 1) frame.writeZone(headerView, entry + ENTRY_BYTES, block);
  }
  writer.u32(crc32(header, 0, headerEnd));
  const blob = writer.written().slice();
  blob.set(header);
  return blob;
}

const time = new Float64Array(BLOCK_POINTS);
const lat = new Column();
const lon = new Column();
const alt = new Column();
const altGnss = new Column();
const heading = new Column();
const onGround = new Uint8Array(BLOCK_POINTS);

function writeBlock(writer: ByteWriter, view: DataView, block: number, count: number, earliest: number): void {
  for (let i = 0; i < count; i++) {
    const at = HEADER_BYTES + (block * BLOCK_POINTS + i) * RECORD_BYTES;
    time[i] = view.getUint32(at + OFFSET.time) - earliest;
    load(view, at + OFFSET.lat, lat, i);
    load(view, at + OFFSET.lon, lon, i);
    load(view, at + OFFSET.alt, alt, i);
    load(view, at + OFFSET.altGnss, altGnss, i);
    load(view, at + OFFSET.heading, heading, i);
    onGround[i] = view.getUint8(at + OFFSET.onGround);
  }
  writeTime(writer, time, count);
  writePositions(writer, lat, lon, count);
  writeColumn(writer, alt, count);
  writeColumn(writer, altGnss, count);
  writeColumn(writer, heading, count);
  writeGround(writer, onGround, count);
}

function load(view: DataView, at: number, column: Column, i: number): void {
  column.words[2 * i + HIGH] = view.getUint32(at);
  column.words[2 * i + LOW] = view.getUint32(at + 4);
}

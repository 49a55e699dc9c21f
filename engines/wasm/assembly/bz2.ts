// Decodes one bzip2 stream and verifies its checksums. The format has no document of its own; the layout is that of
// libbzip2's decompress.c: blocks of Huffman codes, move-to-front, Burrows–Wheeler and two run-length codings.
import { BAD_CHECKSUM, BAD_DATA, BAD_HEADER, TRAILING, TRUNCATED } from '../status';
import { bytePosition, cutOff, startBits, take } from './bzip2/bit-reader';
import { readBlock } from './bzip2/block';
import { crcOf } from './bzip2/crc';
import { op, startOutput } from './bzip2/output';
import { DESTINATION, SOURCE } from './shared/areas';

export { DESTINATION, DESTINATION_BYTES, SOURCE, SOURCE_BYTES } from './shared/areas';
export { LIMITS } from './shared/limits';
export { scan } from './shared/scan';

/** Offset in the source of what the last decode failed on. */
export let position: i32 = 0;

/** Decodes the source from `start` to before `stop`. Answers the length of the output, or a negative status. */
export function decode(start: i32, stop: i32): i32 {
  startBits(SOURCE + <usize>start, SOURCE + <usize>stop);
  startOutput();
  const status = readStream();
  const at = <i32>(bytePosition() - SOURCE);
  position = at;
  if (status < 0) return cutOff() ? TRUNCATED : status;
  return at < stop ? TRAILING : <i32>(op - DESTINATION);
}

function readStream(): i32 {
  if (take(24) !== 0x425a68) return BAD_HEADER;
  const level = <i32>take(8) - 0x30;
  if (level < 1 || level > 9) return BAD_HEADER;
  const blockSize = level * 100_000;
  let streamCrc: u32 = 0;
  while (true) {
    const high = take(24);
    const low = take(24);
    const crc = take(32);
    if (cutOff()) return TRUNCATED;
    if (high === 0x177245 && low === 0x385090) return crc === streamCrc ? 0 : BAD_CHECKSUM;
    if (high !== 0x314159 || low !== 0x265359) return BAD_DATA;
    const from = op;
    const status = readBlock(blockSize);
    if (status < 0) return status;
    if (crcOf(from, op) !== crc) return BAD_CHECKSUM;
    streamCrc = rotl<u32>(streamCrc, 1) ^ crc;
  }
}

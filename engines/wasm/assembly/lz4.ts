// Decodes one LZ4 frame: https://github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md
// Checksums are verified where the frame has them. Copies go 16 bytes at a time and may run over by up to 16: the
// areas have room for that, and what was written too far is written again or lies after the end.
import { BAD_CHECKSUM, BAD_DATA, BAD_HEADER, BAD_LENGTH, TOO_LARGE, TRAILING, TRUNCATED } from '../status';
import { DESTINATION, DESTINATION_BYTES, DESTINATION_END, SOURCE } from './shared/areas';
import { xxh32 } from './shared/xxh32';

export { DESTINATION, DESTINATION_BYTES, SOURCE, SOURCE_BYTES } from './shared/areas';
export { LIMITS } from './shared/limits';
export { scan } from './shared/scan';

const MAGIC: u32 = 0x184d2204;
const LINKED: i32 = 0x20;
const BLOCK_CHECKSUMS: i32 = 0x10;
const CONTENT_SIZE: i32 = 0x08;
const CONTENT_CHECKSUM: i32 = 0x04;
/** A reserved bit, and the one that asks for a dictionary. */
const REFUSED: i32 = 0x03;

const GO_ON: i32 = 0;
const LAST_BLOCK: i32 = 1;

/** Offset in the source of what the last decode failed on. */
export let position: i32 = 0;

let frame: usize = 0;
let ip: usize = 0;
let end: usize = 0;
let op: usize = 0;
let flags: i32 = 0;
let blockMax: usize = 0;

/** Decodes the source from `start` to before `stop`. Answers the length of the output, or a negative status. */
export function decode(start: i32, stop: i32): i32 {
  frame = SOURCE + <usize>start;
  end = SOURCE + <usize>stop;
  op = DESTINATION;
  let status = readHeader();
  while (status === GO_ON) status = readBlock();
  return status < 0 ? status : readTrailer();
}

function fail(at: usize, status: i32): i32 {
  position = <i32>(at - SOURCE);
  return status;
}

function readHeader(): i32 {
  if (frame + 7 > end) return fail(end, TRUNCATED);
  if (load<u32>(frame) !== MAGIC) return fail(frame, BAD_HEADER);
  flags = <i32>load<u8>(frame, 4);
  const sizes = <i32>load<u8>(frame, 5);
  if (flags >> 6 !== 1 || (flags & REFUSED) !== 0) return fail(frame + 4, BAD_HEADER);
  if ((sizes & 0x8f) !== 0 || sizes >> 4 < 4) return fail(frame + 5, BAD_HEADER);
  blockMax = (<usize>1) << (<usize>(8 + 2 * (sizes >> 4)));
  const check = frame + ((flags & CONTENT_SIZE) !== 0 ? 14 : 6);
  ip = check + 1;
  if (ip > end) return fail(end, TRUNCATED);
  if (<u32>load<u8>(check) !== ((xxh32(frame + 4, check) >> 8) & 0xff)) return fail(check, BAD_HEADER);
  if ((flags & CONTENT_SIZE) !== 0 && load<u64>(frame, 6) > <u64>DESTINATION_BYTES) return fail(frame + 6, TOO_LARGE);
  return GO_ON;
}

function readBlock(): i32 {
  if (ip + 4 > end) return fail(end, TRUNCATED);
  const word = load<u32>(ip);
  const data = ip + 4;
  if (word === 0) {
    ip = data;
    return LAST_BLOCK;
  }
  // No larger than 4 MiB from here on, so that the sums below cannot wrap.
  const size = <usize>(word & 0x7fffffff);
  if (size > blockMax) return fail(ip, BAD_DATA);
  const stop = data + size;
  const checksums: usize = (flags & BLOCK_CHECKSUMS) !== 0 ? 4 : 0;
  if (stop + checksums > end) return fail(end, TRUNCATED);
  if (checksums !== 0 && load<u32>(stop) !== xxh32(data, stop)) return fail(stop, BAD_CHECKSUM);
  const limit = min(DESTINATION_END, op + blockMax);
  const status = word >> 31 ? copyBlock(data, stop, limit) : inflate(data, stop, limit);
  ip = stop + checksums;
  return status;
}

function readTrailer(): i32 {
  if ((flags & CONTENT_CHECKSUM) !== 0) {
    if (ip + 4 > end) return fail(end, TRUNCATED);
    if (load<u32>(ip) !== xxh32(DESTINATION, op)) return fail(ip, BAD_CHECKSUM);
    ip += 4;
  }
  if (ip < end) return fail(ip, TRAILING);
  const length = <i32>(op - DESTINATION);
  if ((flags & CONTENT_SIZE) !== 0 && load<u64>(frame, 6) !== <u64>length) return fail(frame + 6, BAD_LENGTH);
  return length;
}

function copyBlock(from: usize, stop: usize, limit: usize): i32 {
  const size = stop - from;
  if (op + size > limit) return overflow(from, limit);
  memory.copy(op, from, size);
  op += size;
  return GO_ON;
}

/** The output is full: of the frame as a whole, or of one block. */
function overflow(at: usize, limit: usize): i32 {
  return fail(at, limit < DESTINATION_END ? BAD_DATA : TOO_LARGE);
}

/** Decodes one compressed block. Lengths stay below 255 times the source, so that no sum here can wrap. */
function inflate(from: usize, stop: usize, limit: usize): i32 {
  const base = (flags & LINKED) === 0 ? DESTINATION : op;
  let to = op;
  while (true) {
    if (from >= stop) return fail(stop, BAD_DATA);
    const token = <usize>load<u8>(from++);
    let literals = token >> 4;
    if (literals === 15) {
      let more: usize;
      do {
        if (from >= stop) return fail(stop, BAD_DATA);
        more = <usize>load<u8>(from++);
        literals += more;
      } while (more === 255);
    }
    if (literals > stop - from) return fail(from, BAD_DATA);
    if (to + literals > limit) return overflow(from, limit);
    v128.store(to, v128.load(from));
    for (let i: usize = 16; i < literals; i += 16) v128.store(to + i, v128.load(from + i));
    from += literals;
    to += literals;
    if (from === stop) {
      op = to;
      return GO_ON;
    }
    if (from + 2 > stop) return fail(stop, BAD_DATA);
    const offset = <usize>load<u16>(from);
    if (offset === 0 || offset > to - base) return fail(from, BAD_DATA);
    from += 2;
    let length = (token & 15) + 4;
    if (length === 19) {
      let more: usize;
      do {
        if (from >= stop) return fail(stop, BAD_DATA);
        more = <usize>load<u8>(from++);
        length += more;
      } while (more === 255);
    }
    if (to + length > limit) return overflow(from, limit);
    repeat(to, offset, to + length);
    to += length;
  }
}

/** Repeats from `offset` bytes back until `stop`: a step may not be longer than the distance. */
function repeat(to: usize, offset: usize, stop: usize): void {
  let from = to - offset;
  if (offset >= 16) {
    do {
      v128.store(to, v128.load(from));
      to += 16;
      from += 16;
    } while (to < stop);
  } else if (offset >= 8) {
    do {
      store<u64>(to, load<u64>(from));
      to += 8;
      from += 8;
    } while (to < stop);
  } else {
    do {
      store<u8>(to++, load<u8>(from++));
    } while (to < stop);
  }
}

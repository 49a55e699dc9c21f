import { describe, expect, test } from 'vitest';
import { walkLz4Frame, withContentSize } from '../../../engines/codec/lz4-frame.ts';
import { caught } from '../../support/caught-error.ts';
import { GOLDEN, TWO_POINTS } from '../../support/golden-blobs.ts';
import { lz4Blob, storedBlock } from '../../support/lz4-frame-by-hand.ts';

const golden = GOLDEN.lz4?.two.subarray(1) ?? Buffer.alloc(0);
const block = storedBlock(Buffer.alloc(2));

test('walks a frame of the lz4 tool', () => {
  expect(walkLz4Frame(golden)).toEqual({ blocksStart: 15, blocks: 1, blockMaxBytes: 65_536, contentBytes: 92 });
});

test.each([
  [4, 65_536],
  [5, 262_144],
  [6, 1_048_576],
  [7, 4_194_304],
])('block size code %i is %i bytes', (blockCode, bytes) => {
  expect(walkLz4Frame(lz4Blob({ blockCode }).subarray(1)).blockMaxBytes).toBe(bytes);
});

test('a frame without a stated length says so', () => {
  const frame = lz4Blob({ blocks: [block, block] }).subarray(1);
  expect(walkLz4Frame(frame)).toEqual({ blocksStart: 7, blocks: 2, blockMaxBytes: 65_536, contentBytes: null });
});

test('stating the length changes the header only', () => {
  const plain = lz4Blob({ blocks: [block] }).subarray(1);
  const stated = withContentSize(plain, 2);
  expect(
    lz4Blob({ blocks: [block], contentBytes: 2n })
      .subarray(1)
      .equals(stated),
  ).toBe(true);
  expect(withContentSize(stated, 99)).toBe(stated);
  expect(golden.equals(withContentSize(golden, TWO_POINTS.length))).toBe(true);
});

describe('refuses', () => {
  const cases: [string, Buffer, number][] = [
    ['another magic number', flipped(0), 0],
    ['version 2', lz4Blob({ flags: 0xc0 }).subarray(1), 4],
    ['a reserved flag', lz4Blob({ flags: 0x02 }).subarray(1), 4],
    ['a dictionary', lz4Blob({ flags: 0x01 }).subarray(1), 4],
    ['a reserved block size code', lz4Blob({ blockCode: 3 }).subarray(1), 5],
    ['a reserved block bit', lz4Blob({ blockCode: 8 + 4 }).subarray(1), 4],
    ['a wrong header checksum', flipped(14), 14],
    ['a changed length', flipped(8), 14],
    ['a block larger than the frame allows', lz4Blob({ blocks: [[65_537, Buffer.alloc(65_537)]] }).subarray(1), 7],
    ['bytes after the frame', Buffer.concat([golden, Buffer.alloc(1)]), golden.length],
    ['an empty frame', Buffer.alloc(0), 0],
    ['a frame without an end mark', lz4Blob({ blocks: [block] }).subarray(1, -4), 13],
    ['a frame cut after a block header', lz4Blob({ blocks: [block, block] }).subarray(1, -4 - 2), 17],
    ['a frame without its content checksum', golden.subarray(0, -4), golden.length],
  ];

  test.each(cases)('%s', async (_, frame, byte) => {
    const error = await caught('BLOB_CORRUPT', () => walkLz4Frame(frame));
    expect(error.byte).toBe(byte);
  });
});

function flipped(at: number): Buffer {
  const frame = Buffer.from(golden);
  frame[at] = (frame[at] ?? 0) ^ 1;
  return frame;
}

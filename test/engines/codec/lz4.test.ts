import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadCodec } from '../../../engines/codec/registry.ts';
import { caught } from '../../support/caught-error.ts';
import { compressed, packedFlight } from '../../support/codec-blob.ts';
import { lz4Blob, storedBlock } from '../../support/lz4-frame-by-hand.ts';

const EMPTY = Buffer.alloc(2);
const TOOL = '/usr/bin/lz4';

test('a frame written by hand is read', async () => {
  const lz4 = await loadCodec('lz4');
  const blocks = [storedBlock(EMPTY)];
  expect(EMPTY.equals(lz4.decompress(lz4Blob({ blocks })))).toBe(true);
  expect(EMPTY.equals(lz4.decompress(lz4Blob({ blocks, contentBytes: 2n })))).toBe(true);
});

test.each([2_949_078n, 4_294_967_296n, 2n ** 62n])('a frame that claims %s bytes is refused unread', async (bytes) => {
  const lz4 = await loadCodec('lz4');
  const blob = lz4Blob({ contentBytes: bytes, blocks: [storedBlock(EMPTY)] });
  const error = await caught('BLOB_TOO_LARGE', () => lz4.decompress(blob));
  expect(error.message).toContain(String(Number(bytes)));
});

test('a frame of many blocks that states no length is refused unread', async () => {
  const lz4 = await loadCodec('lz4');
  const blocks = Array(17).fill(storedBlock(EMPTY));
  await caught('BLOB_TOO_LARGE', () => lz4.decompress(lz4Blob({ blockCode: 7, blocks })));
});

test('a frame that states no length and expands beyond the longest trajectory is refused', async () => {
  const lz4 = await loadCodec('lz4');
  const block = storedBlock(Buffer.alloc(3_000_000));
  await caught('BLOB_TOO_LARGE', () => lz4.decompress(lz4Blob({ blockCode: 7, blocks: [block] })));
});

test.each([0n, 1n, 3n, 45n])('a frame of 2 bytes that states %s is corrupt', async (contentBytes) => {
  const lz4 = await loadCodec('lz4');
  await caught('BLOB_CORRUPT', () => lz4.decompress(lz4Blob({ contentBytes, blocks: [storedBlock(EMPTY)] })));
});

test('the place of an error counts from the start of the blob', async () => {
  const lz4 = await loadCodec('lz4');
  const blob = lz4Blob({ blocks: [storedBlock(EMPTY)] });
  blob[7] = (blob[7] ?? 0) ^ 1;
  const error = await caught('BLOB_CORRUPT', () => lz4.decompress(blob));
  expect(error.byte).toBe(7);
  expect(error.message).toContain('header checksum');
});

test('a frame without its last blocks is refused, though each block is whole', async () => {
  const lz4 = await loadCodec('lz4');
  const half = storedBlock(Buffer.alloc(100));
  const cut = lz4Blob({ blocks: [half, half] });
  await caught('BLOB_CORRUPT', () => lz4.decompress(cut.subarray(0, cut.length - 4)));
  await caught('BLOB_CORRUPT', () => lz4.decompress(cut.subarray(0, cut.length - 4 - 104)));
});

test('a block that refers to bytes before the frame is refused', async () => {
  const lz4 = await loadCodec('lz4');
  // Token: no literal, match of 4; offset 9; then 5 literals.
  const data = Buffer.from('0009005000000000 00'.replaceAll(' ', ''), 'hex');
  await caught('BLOB_CORRUPT', () => lz4.decompress(lz4Blob({ blocks: [[data.length, data]] })));
});

test.skipIf(!existsSync(TOOL))('the lz4 tool reads what the encoder writes, its length stated', async () => {
  for (const count of [0, 1, 456, 65_535]) {
    const packed = packedFlight(count);
    const frame = (await compressed('lz4', packed)).subarray(1);
    const output = execFileSync(TOOL, ['-d', '-c'], { input: frame, maxBuffer: 2 ** 24, timeout: 20_000 });
    expect(packed.equals(output)).toBe(true);
    expect(frame.readBigUInt64LE(6)).toBe(BigInt(packed.length));
  }
});

test.skipIf(!existsSync(TOOL)).each(['-1', '-9', '-B4D', '-B7', '-BX', '--no-frame-crc'])(
  'frames of the lz4 tool with %s are read',
  async (option) => {
    const lz4 = await loadCodec('lz4');
    const packed = packedFlight(3000);
    const frame = execFileSync(TOOL, [option, '-c'], { input: packed, maxBuffer: 2 ** 24, timeout: 20_000 });
    expect(packed.equals(lz4.decompress(Buffer.concat([Buffer.from([1]), frame])))).toBe(true);
  },
);

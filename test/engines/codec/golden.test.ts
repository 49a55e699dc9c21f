import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { walkLz4Frame } from '../../../engines/codec/lz4-frame.ts';
import { CODEC_NAMES, formatOf, loadCodec } from '../../../engines/codec/registry.ts';
import { decodePoints } from '../../../engines/format/decode-points.ts';
import { GOLDEN, SAME_POINTS, TWO_POINTS } from '../../support/golden-blobs.ts';

test('the packed points are those that other programs compressed', () => {
  expect(TWO_POINTS.length).toBe(92);
  expect(createHash('sha256').update(SAME_POINTS).digest('hex')).toBe(
    '916006e6a0de44283fedb9aeb86bc35ac9b6415ae7dc5d18fa17b7f4718e6fc2',
  );
});

test('golden points decode to what was packed', () => {
  expect(decodePoints(TWO_POINTS)).toEqual([
    { time: 1717243200, lon: -71.0096, lat: 42.3656, alt: 1500, altGnss: null, heading: 270.5, onGround: false },
    { time: 1717243210, lon: -71.02, lat: 42.37, alt: null, altGnss: 1625.25, heading: null, onGround: true },
  ]);
});

// Other programs write no v2: its golden vectors stand in FORMAT-v2.md and have a test of their own.
describe.each(CODEC_NAMES.filter((name) => formatOf(name) !== 'v2'))('codec %s and blobs of other encoders', (name) => {
  const golden = GOLDEN[formatOf(name)];

  test('decompress to the bytes that went in', async () => {
    const codec = await loadCodec(name);
    expect(TWO_POINTS.equals(codec.decompress(golden?.two ?? Buffer.alloc(0)))).toBe(true);
    expect(SAME_POINTS.equals(codec.decompress(golden?.same ?? Buffer.alloc(0)))).toBe(true);
  });
});

test('the bz2 encoder writes the same bytes as Python', async () => {
  const compress = await (await loadCodec('bz2')).loadCompressor();
  expect(Buffer.from(await compress(TWO_POINTS)).equals(GOLDEN.bz2?.two ?? Buffer.alloc(0))).toBe(true);
  expect(Buffer.from(await compress(SAME_POINTS)).equals(GOLDEN.bz2?.same ?? Buffer.alloc(0))).toBe(true);
});

test('the golden LZ4 frame has linked blocks and states its length', () => {
  const frame = GOLDEN.lz4?.same.subarray(1) ?? Buffer.alloc(0);
  expect((frame[4] ?? 0) & 0x20).toBe(0);
  expect(walkLz4Frame(frame)).toEqual({ blocksStart: 15, blocks: 2, blockMaxBytes: 65_536, contentBytes: 90_002 });
});

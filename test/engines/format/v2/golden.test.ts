import { describe, expect, test } from 'vitest';
import { decodePoints } from '../../../../engines/format/decode-points.ts';
import { decodeV2 } from '../../../../engines/format/v2/decode.ts';
import { encodeV2 } from '../../../../engines/format/v2/encode.ts';
import { TWO_POINTS } from '../../../support/golden-blobs.ts';
import { readVectors } from '../../../support/v2-vectors.ts';

const VECTORS = readVectors();

test('the specification has its vectors', () => {
  expect(VECTORS.map(({ title }) => title)).toEqual([
    'No points',
    'Two points',
    'Nine positions of ADS-B',
    'Eight odd values',
    'Sixty-six points in two blocks',
  ]);
  expect(TWO_POINTS.equals(VECTORS[1]?.packed ?? Buffer.alloc(0))).toBe(true);
});

describe.each(VECTORS)('vector: $title', ({ packed, blob }) => {
  test('decodes to the packed points', () => {
    expect(Buffer.from(decodeV2(blob)).toString('hex')).toBe(packed.toString('hex'));
  });

  test('is what the encoder writes', () => {
    expect(Buffer.from(encodeV2(packed)).toString('hex')).toBe(blob.toString('hex'));
  });
});

test('positions of ADS-B are what the specification says they are', () => {
  const packed = VECTORS.find(({ title }) => title.includes('ADS-B'))?.packed ?? Buffer.alloc(0);
  const fraction = (k: number, d: number): number => Number(((k * 360) / (d * 131072)).toFixed(10));
  const { lat, lon } = decodePoints(packed)[0] ?? {};
  expect([lat, lon]).toEqual([fraction(1_029_000, 60), fraction(-1_836_000, 41)]);
});

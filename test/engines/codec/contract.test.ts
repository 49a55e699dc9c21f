import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Codec, Compress } from '../../../engines/codec/codec.ts';
import { FORMATS } from '../../../engines/codec/formats.ts';
import { CODEC_NAMES, formatOf, loadCodec } from '../../../engines/codec/registry.ts';
import { LabError } from '../../../engines/errors.ts';
import { MAX_PACKED_BYTES } from '../../../engines/format/record.ts';
import { anyPoint } from '../../support/arbitraries.ts';
import { caught } from '../../support/caught-error.ts';
import { compressed, packedFlight } from '../../support/codec-blob.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { packByHand } from '../../support/test-flight.ts';

describe.each(CODEC_NAMES)('codec %s', (name) => {
  let codec: Codec;
  let compress: Compress;

  beforeAll(async () => {
    codec = await loadCodec(name);
    compress = await codec.loadCompressor();
  });

  test('bears its name and its format', () => {
    expect(codec.name).toBe(name);
    expect(codec.format).toBe(formatOf(name));
  });

  test.each([0, 1, 456, 65_535])('gives back %i points', async (count) => {
    const packed = packedFlight(count);
    expect(packed.equals(codec.decompress(await compress(packed)))).toBe(true);
  });

  test('gives back random points', async () => {
    const points = fc.array(anyPoint, { maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(points, async (list) => {
        const packed = packByHand(list);
        expect(packed.equals(codec.decompress(await compress(packed)))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  test('lends what it gives', async () => {
    for (const count of [0, 1, 456, 3]) {
      const packed = packedFlight(count);
      expect(packed.equals(codec.borrow(await compress(packed)))).toBe(true);
    }
  });

  test('what it gave stays as it was when it is called again', async () => {
    const [packed, other] = [packedFlight(30), packedFlight(40)];
    const given = codec.decompress(await compress(packed));
    codec.decompress(await compress(other));
    codec.borrow(await compress(other));
    expect(packed.equals(given)).toBe(true);
  });

  test('reads on after every kind of damage', async () => {
    const packed = packedFlight(30);
    const blob = await compress(packed);
    for (let at = 0; at < blob.length; at += 7) {
      const damaged = Buffer.from(blob);
      damaged[at] = (damaged[at] ?? 0) ^ 0xff;
      for (const bad of [damaged, blob.subarray(0, at)]) {
        try {
          codec.borrow(bad);
        } catch (error) {
          expect(error).toBeInstanceOf(LabError);
        }
        expect(packed.equals(codec.borrow(blob)), `damage at ${at}`).toBe(true);
      }
    }
  });

  test('reads a blob that lies in the middle of a larger buffer', async () => {
    const packed = packedFlight(20);
    const blob = await compress(packed);
    const around = Buffer.concat([Buffer.from('BZh\x01'), blob, Buffer.from('BZh')]);
    expect(packed.equals(codec.decompress(around.subarray(4, 4 + blob.length)))).toBe(true);
  });

  test('leaves the blob and the packed points as they were', async () => {
    const packed = packedFlight(20);
    const blob = await compress(packed);
    const before = Buffer.from(blob);
    codec.decompress(blob);
    expect(before.equals(blob)).toBe(true);
    expect(packed.equals(packedFlight(20))).toBe(true);
  });

  test.each([0, 1, 30])('refuses every truncation of a blob of %i points', async (count) => {
    const blob = await compressed(name, packedFlight(count));
    for (let length = 0; length < blob.length; length++) {
      expect(() => codec.decompress(blob.subarray(0, length)), `${length} bytes`).toThrow(LabError);
    }
  });

  test('throws a LabError or gives at most the longest trajectory, whatever happens to a blob', async () => {
    const below = seededRandom(2);
    const blob = await compressed(name, packedFlight(40));
    const faults: unknown[] = [];
    for (let round = 0; round < 2000; round++) {
      const damaged = Buffer.from(blob);
      for (let hit = 0; hit <= below(3); hit++) damaged[below(damaged.length)] = below(256);
      try {
        if (codec.decompress(damaged).length > MAX_PACKED_BYTES) faults.push(`round ${round}: too long`);
      } catch (error) {
        if (!(error instanceof LabError) || error.code === 'INTERNAL') faults.push(`round ${round}: ${error}`);
      }
    }
    expect(faults).toEqual([]);
  });

  test.each(['00', '42', '01', '425a68', '00'.repeat(100)])('refuses the trailing bytes %s', async (hex) => {
    const blob = Buffer.concat([await compressed(name, packedFlight(3)), Buffer.from(hex, 'hex')]);
    const error = await caught('BLOB_CORRUPT', () => codec.decompress(blob));
    expect(error.byte).toBeGreaterThanOrEqual(blob.length - hex.length / 2);
    expect(error.message).toContain(`byte ${error.byte}`);
  });

  test('refuses two blobs in a row', async () => {
    const blob = await compressed(name, packedFlight(3));
    await caught('BLOB_CORRUPT', () => codec.decompress(Buffer.concat([blob, blob])));
  });

  test('refuses an empty blob', async () => {
    const error = await caught('BLOB_CORRUPT', () => codec.decompress(new Uint8Array(0)));
    expect(error.message).toContain('empty');
  });

  test.each([0x07, 0x00, 0x03, 0xff])('names the unknown version byte %i', async (version) => {
    const error = await caught('UNKNOWN_VERSION', () => codec.decompress(Buffer.from([version, 1, 2, 3])));
    expect(error.message).toContain(`0x${version.toString(16).padStart(2, '0')}`);
    expect(error.message).toContain('upgrade the reader');
  });

  test.each(FORMATS.filter((other) => other !== formatOf(name)))('says that a blob is of format %s', async (other) => {
    const blob = await compressed(other, packedFlight(3));
    const error = await caught('CODEC_MISMATCH', () => codec.decompress(blob));
    expect(error.message).toContain(other);
    expect(error.message).toContain(`reads ${codec.format}`);
  });

  // v2 stores points, not bytes: it holds nothing longer, as its own tests show.
  test.skipIf(name === 'v2')('refuses a blob of more than the longest trajectory', async () => {
    const blob = await compressed(name, Buffer.alloc(MAX_PACKED_BYTES + 1));
    const error = await caught('BLOB_TOO_LARGE', () => codec.decompress(blob));
    expect(error.message).toContain(String(MAX_PACKED_BYTES));
    const longest = await compressed(name, Buffer.alloc(MAX_PACKED_BYTES));
    expect(codec.decompress(longest).length).toBe(MAX_PACKED_BYTES);
  });
});

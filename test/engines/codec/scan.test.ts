import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Codec, Compress } from '../../../engines/codec/codec.ts';
import { CODEC_NAMES, loadCodec } from '../../../engines/codec/registry.ts';
import type { PointTest } from '../../../engines/query/predicate.ts';
import { scanPacked } from '../../../engines/query/scan-packed.ts';
import { caught } from '../../support/caught-error.ts';
import { packedFlight } from '../../support/codec-blob.ts';
import { packedOf } from '../../support/packed-arbitrary.ts';
import { anyPointTest, INSTANTS, PLACES } from '../../support/point-tests.ts';

const SCANNING = (await Promise.all(CODEC_NAMES.map(loadCodec))).filter(({ scan }) => scan !== undefined);

const place = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...PLACES) }, { weight: 1, arbitrary: fc.double() });
const record = fc
  .tuple(fc.constantFrom(...INSTANTS), place, place, place, fc.uint8Array({ minLength: 17, maxLength: 17 }))
  .map(([time, lon, lat, alt, rest]) => {
    const bytes = Buffer.alloc(45);
    bytes.writeUInt32BE(time);
    [lon, lat, alt].forEach((value, i) => void bytes.writeDoubleBE(value, 4 + 8 * i));
    bytes.set(rest, 28);
    return bytes;
  });
const records = fc.array(record, { maxLength: 40 }).map(packed);
/** Records of one place: all are kept, or none. */
const alike = fc.tuple(record, fc.integer({ min: 1, max: 200 })).map(([one, n]) => packed(Array(n).fill(one)));
const anyBytes = fc.integer({ min: 0, max: 10 }).chain(packedOf);

function packed(list: readonly Buffer[]): Buffer {
  return Buffer.concat([Buffer.of(list.length >> 8, list.length & 0xff), ...list]);
}

const NO_LIMIT = { minLat: -Infinity, maxLat: Infinity, minLon: -Infinity, maxLon: Infinity };
const EVERYTHING: PointTest = {
  ...{ ...NO_LIMIT, minAlt: -Infinity, maxAlt: Infinity, minTime: 0, maxTime: 0xffffffff },
  ...{ checkLat: false, checkLon: false, checkAlt: false, mustCross: true, filter: true },
};

test('some codecs test points where they lie', () => {
  expect(SCANNING.map(({ name }) => name)).toEqual(['bz2-wasm', 'lz4-wasm']);
});

describe.each(SCANNING.map((codec) => [codec.name, codec] as const))('the scan of %s', (_, codec) => {
  let compress: Compress;
  const scan = codec.scan as NonNullable<Codec['scan']>;

  beforeAll(async () => {
    compress = await codec.loadCompressor();
  });

  async function expectSame(points: Buffer, asked: PointTest): Promise<Uint8Array | null> {
    const scanned = { bytesDecompressed: 5, pointsDecoded: 7 };
    const got = scan(await compress(points), asked, scanned);
    const want = scanPacked(points, asked);
    expect(scanned).toEqual({ bytesDecompressed: 5 + points.length, pointsDecoded: 7 + (points.length - 2) / 45 });
    expect(got === null).toBe(want === null);
    if (got !== null && want !== null) expect(Buffer.compare(got, want)).toBe(0);
    return got;
  }

  test('keeps what the test of packed points keeps', async () => {
    const outcomes = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.oneof(records, alike, anyBytes), anyPointTest, async (points, asked) => {
        const got = await expectSame(points, asked);
        if (got === null) outcomes.add('no hit');
        else outcomes.add(got.length === 2 ? 'none' : got.length < points.length ? 'some' : 'all');
      }),
      { numRuns: 3000, endOnFailure: true },
    );
    expect([...outcomes].sort()).toEqual(['all', 'no hit', 'none', 'some']);
  });

  test('of the longest trajectory keeps all, every second point, the last, or none', async () => {
    const points = packedFlight(65_535);
    const from = 1_717_243_200;
    const odd = Buffer.from(points);
    for (let i = 0; i < 65_535; i += 2) odd.writeDoubleBE(Number.NaN, 2 + 45 * i + 12);
    expect((await expectSame(points, EVERYTHING))?.length).toBe(points.length);
    expect((await expectSame(odd, { ...EVERYTHING, checkLat: true }))?.length).toBe(2 + 45 * 32_767);
    expect((await expectSame(points, { ...EVERYTHING, minTime: from + 2 * 65_534 }))?.length).toBe(2 + 45);
    expect((await expectSame(points, { ...EVERYTHING, maxTime: from - 1 }))?.length).toBe(2);
    expect(await expectSame(points, { ...EVERYTHING, checkLat: true, minLat: 90 })).toBeNull();
  });

  test('of no points is a hit only where none need cross', async () => {
    const empty = Buffer.alloc(2);
    expect(await expectSame(empty, EVERYTHING)).toBeNull();
    expect(await expectSame(empty, { ...EVERYTHING, mustCross: false })).toEqual(new Uint8Array(2));
  });

  test('what it gave stays as it was when it is called again', async () => {
    const points = packedFlight(30);
    const given = scan(await compress(points), EVERYTHING, { bytesDecompressed: 0, pointsDecoded: 0 });
    scan(await compress(packedFlight(40)), EVERYTHING, { bytesDecompressed: 0, pointsDecoded: 0 });
    expect(Buffer.compare(given as Uint8Array, points)).toBe(0);
  });

  test('refuses points whose count does not fit, as the test of packed points does', async () => {
    for (const points of [Buffer.alloc(0), Buffer.alloc(1), Buffer.of(0, 1), Buffer.alloc(47)]) {
      const blob = await compress(points);
      const byRules = await caught('RECORD_LENGTH', () => scanPacked(points, EVERYTHING));
      const error = await caught('RECORD_LENGTH', () =>
        scan(blob, EVERYTHING, { bytesDecompressed: 0, pointsDecoded: 0 }),
      );
      expect(error.message).toBe(byRules.message);
    }
  });
});

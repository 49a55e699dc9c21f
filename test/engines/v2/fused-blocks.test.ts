import path from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, type MockInstance, test, vi } from 'vitest';
import { loadCodec } from '../../../engines/codec/registry.ts';
import { LabError } from '../../../engines/errors.ts';
import type { Points } from '../../../engines/format/point.ts';
import { encodeV2 } from '../../../engines/format/v2/encode.ts';
import type { PointTest } from '../../../engines/query/predicate.ts';
import { dayPath, listDays } from '../../../engines/store/day-path.ts';
import { FusedBlockScanner } from '../../../engines/v2/fused-blocks.ts';
import { type BlockChoice, BlockScanner } from '../../../engines/v2/scan-blocks.ts';
import { packedFlight } from '../../support/codec-blob.ts';
import { anyPacked } from '../../support/packed-arbitrary.ts';
import { anyPointTest } from '../../support/point-tests.ts';
import { hasRealData, REAL_DATA, realDataTitle } from '../../support/real-data.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { BAD_BODIES, seal, withBody } from '../../support/v2-seal.ts';
import { readVectors } from '../../support/v2-vectors.ts';

/** One of each for all tests, so that what one blob leaves behind would show with the next. */
const plain = new BlockScanner();
const fused = new FusedBlockScanner();

const NO_LIMIT = { minLat: -Infinity, maxLat: Infinity, minLon: -Infinity, maxLon: Infinity };
const EVERYTHING: PointTest = {
  ...{ ...NO_LIMIT, minAlt: -Infinity, maxAlt: Infinity, minTime: 0, maxTime: 0xffffffff },
  ...{ checkLat: false, checkLon: false, checkAlt: false, mustCross: true, filter: true },
};

/** How often the module left a blob to the plain scanner. */
let left: MockInstance;
let expected: typeof BlockScanner.prototype.scan;

beforeEach(() => {
  expected = BlockScanner.prototype.scan;
  left = vi.spyOn(BlockScanner.prototype, 'scan');
});
afterEach(() => {
  left.mockRestore();
});

function blocksOf(blob: Uint8Array): number[] {
  return Array.from({ length: Math.ceil(((blob[1] ?? 0) | ((blob[2] ?? 0) << 8)) / 64) }, (_, i) => i);
}

const all = (blob: Uint8Array): BlockChoice => ({ proven: false, inWindow: blocksOf(blob), elsewhere: [] });

/** Points as bytes, null, or what the error says. */
function outcome(scan: () => Points | null): () => string {
  try {
    const points = scan();
    return () => (points === null ? 'no hit' : Buffer.from(points.pack()).toString('hex'));
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    return () => `${error.code} ${error.message} ${error.byte}`;
  }
}

function difference(blob: Uint8Array, asked: PointTest, choice: BlockChoice): string | null {
  const want = outcome(() => expected.call(plain, blob, asked, choice))();
  const got = outcome(() => fused.scan(blob, asked, choice));
  fused.settle();
  if (got() !== want) return `fused: ${got().slice(0, 200)}, plain: ${want.slice(0, 200)}`;
  if (want.startsWith('BLOB_') || want.startsWith('UNKNOWN_') || want.startsWith('CODEC_')) return null;
  return fused.pointsDecoded === plain.pointsDecoded ? null : `${fused.pointsDecoded} points decoded`;
}

/** Each block is in the window, elsewhere, or not chosen. */
const places = fc.array(fc.constantFrom('near', 'near', 'else', 'none'), { minLength: 3, maxLength: 3 });

function choiceOf(blob: Uint8Array, place: readonly string[], proven: boolean): BlockChoice {
  const where = (name: string): number[] => blocksOf(blob).filter((block) => place[block] === name);
  return { proven, inWindow: where('near'), elsewhere: where('else') };
}

test('gives what the plain scanner gives, of any points, and leaves it hardly any', () => {
  let runs = 0;
  fc.assert(
    fc.property(anyPacked, fc.oneof(anyPointTest, fc.constant(EVERYTHING)), places, fc.boolean(), (...drawn) => {
      const [packed, asked, place, proven] = drawn;
      const blob = encodeV2(packed);
      if (packed.length > 2) runs++;
      else left.mockClear();
      expect(difference(blob, asked, choiceOf(blob, place, proven))).toBeNull();
    }),
    { numRuns: 2000, endOnFailure: true },
  );
  expect(left.mock.calls.length).toBeLessThan(runs / 50);
});

test.each(readVectors().map(({ title, ...vector }) => [title, vector] as const))(
  'reads the golden vector of %s itself',
  (_, { packed, blob }) => {
    const points = fused.scan(blob, { ...EVERYTHING, filter: false }, { proven: true, inWindow: [], elsewhere: [] });
    fused.settle();
    expect(packed.equals(points?.pack() ?? Buffer.of())).toBe(true);
    expect(left).toHaveBeenCalledTimes(packed.length === 2 ? 1 : 0);
  },
);

describe('damage', () => {
  test('of any one byte has the same outcome', () => {
    const faults: unknown[] = [];
    const blobs: Buffer[] = [0, 1, 30, 130].map((count) => Buffer.from(encodeV2(packedFlight(count))));
    blobs.push(...readVectors().map(({ blob }) => blob));
    for (const blob of blobs) {
      const choice = all(blob);
      for (let at = 0; at < blob.length; at++) {
        for (const change of [1, 4, 32, 128, 255]) {
          const damaged = Buffer.from(blob);
          damaged[at] = (damaged[at] as number) ^ change;
          const fault = difference(damaged, EVERYTHING, choice);
          if (fault !== null) faults.push([at, change, fault]);
        }
      }
    }
    expect(faults).toEqual([]);
  });

  test('that cuts or lengthens a blob has the same outcome', () => {
    const blob = Buffer.from(encodeV2(packedFlight(130)));
    for (let length = 0; length < blob.length; length++) {
      expect(difference(blob.subarray(0, length), EVERYTHING, all(blob))).toBeNull();
    }
    expect(difference(Buffer.concat([blob, blob]), EVERYTHING, all(blob))).toBeNull();
    expect(difference(Buffer.concat([blob, Buffer.alloc(4 << 20)]), EVERYTHING, all(blob))).toBeNull();
  });

  test('under right checksums has the same outcome', () => {
    const below = seededRandom(7);
    const faults: unknown[] = [];
    let read = 0;
    const goods: Buffer[] = [1, 30, 64, 130].map((count) => Buffer.from(encodeV2(packedFlight(count))));
    goods.push(...readVectors().flatMap(({ blob }) => (blob.length > 7 ? [blob] : [])));
    for (const good of goods) {
      const blocks = blocksOf(good).length;
      const first = 23 + blocks * (blocks > 1 ? 14 : 6);
      for (let round = 0; round < 2000; round++) {
        const blob = Buffer.from(good);
        const hits = 1 + below(3);
        for (let hit = 0; hit < hits; hit++) blob[first + below(blob.length - 4 - first)] = below(256);
        left.mockClear();
        const fault = difference(seal(blob), EVERYTHING, all(blob));
        if (left.mock.calls.length === 0) read++;
        if (fault !== null) faults.push([round, fault]);
      }
    }
    expect(faults).toEqual([]);
    expect(read).toBeGreaterThan(1000);
  });

  test('of sums that a double cannot hold is left to the plain scanner', () => {
    const below = seededRandom(11);
    const random = (count: number) => Buffer.from(Array.from({ length: (count * 53 + 7) >> 3 }, () => below(256)));
    for (const order of ['22', '42']) {
      const [firsts, count] = order === '22' ? ['02', 59] : ['02 02', 58];
      const packed = random(count).toString('hex');
      const blob = withBody(`00 00 00  ${order} 00 35 ${firsts} 00 ${packed}  00 00 00 00  00`, 60);
      left.mockClear();
      const asked = { ...EVERYTHING, checkLat: true, minLat: 0 };
      fused.scan(blob, asked, all(blob));
      expect(left).toHaveBeenCalledOnce();
      expect(difference(blob, asked, all(blob))).toBeNull();
    }
  });

  test.each(BAD_BODIES)('refuses %s as the plain scanner does', (_, hex) => {
    const blob = withBody(hex);
    expect(outcome(() => fused.scan(blob, EVERYTHING, all(blob)))()).toContain('BLOB_CORRUPT');
    expect(difference(blob, EVERYTHING, all(blob))).toBeNull();
    expect(left).toHaveBeenCalledTimes(2);
  });
});

test('survivors of more trajectories than there is room for come out whole', () => {
  const packed = [65_535, 3, 65_535, 0, 40_000, 30_000, 1].map(packedFlight);
  for (const filter of [true, false]) {
    const points = packed.map((flight) => {
      const blob = encodeV2(flight);
      return fused.scan(blob, { ...EVERYTHING, filter }, { ...all(blob), proven: true });
    });
    fused.settle();
    points.forEach((given, i) => {
      expect(packed[i]?.equals(given?.pack() ?? Buffer.of())).toBe(true);
    });
  }
});

test('scattered survivors of several trajectories lie one behind the other', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 192 }), fc.nat(9)), { maxLength: 8 }), (flights) => {
      const given = flights.map(([n, every]) => {
        const packed = packedFlight(n);
        for (let i = 0; i < n; i++)
          if (i % (every + 1) > 0 && i % 7 !== 3) packed.writeDoubleBE(Number.NaN, 14 + 45 * i);
        const blob = encodeV2(packed);
        const asked = { ...EVERYTHING, checkLat: true };
        return { want: expected.call(plain, blob, asked, all(blob)), got: fused.scan(blob, asked, all(blob)) };
      });
      fused.settle();
      for (const { want, got } of given) expect(got?.pack()).toEqual(want?.pack());
    }),
  );
});

test('what it gave stays as it was after the next query', () => {
  const blob = encodeV2(packedFlight(100));
  const given = fused.scan(blob, EVERYTHING, all(blob)) as Points;
  fused.settle();
  const before = given.pack();
  const other = encodeV2(packedFlight(130).fill(0, 2));
  fused.scan(other, EVERYTHING, all(other));
  fused.settle();
  expect(given.pack()).toEqual(before);
});

describe.skipIf(!hasRealData)(realDataTitle('real flights'), () => {
  test('are read to the byte, none left to the plain scanner', async () => {
    const lz4 = await loadCodec('lz4');
    let rows = 0;
    for (const day of listDays(path.join(REAL_DATA, 'lz4'))) {
      const database = new Database(path.join(REAL_DATA, 'lz4', dayPath(day)), { readonly: true });
      for (const points of database.prepare('SELECT points FROM trajectories').pluck().all() as Buffer[]) {
        const blob = encodeV2(lz4.decompress(points));
        expect(difference(blob, EVERYTHING, all(blob))).toBeNull();
        rows++;
      }
      database.close();
    }
    expect(rows).toBe(238);
    expect(left).not.toHaveBeenCalled();
  });
});

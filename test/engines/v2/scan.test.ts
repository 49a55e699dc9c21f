import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeColumns } from '../../../engines/format/decode-columns.ts';
import type { Point } from '../../../engines/format/point.ts';
import { encodeV2 } from '../../../engines/format/v2/encode.ts';
import { flights } from '../../../engines/query/builder.ts';
import { type PointTest, pointTest } from '../../../engines/query/predicate.ts';
import type { Bounds } from '../../../engines/query/query.ts';
import { select } from '../../../engines/query/select.ts';
import { V2Scanner } from '../../../engines/v2/scan.ts';
import { caught } from '../../support/caught-error.ts';
import { packedFlight } from '../../support/codec-blob.ts';
import { packedOf } from '../../support/packed-arbitrary.ts';
import { packByHand, testPoint } from '../../support/test-flight.ts';

/** One scanner for all, so that what one blob leaves behind would show with the next. */
const scanner = new V2Scanner();
const scanV2 = (blob: Uint8Array, test: PointTest): Uint8Array | null => scanner.scan(blob, test);

/** What the rules say: all columns decoded, then `select`, then the records picked by hand. */
function byTheRules(packed: Buffer, asked: PointTest): Buffer | null {
  const kept = select(decodeColumns(packed), asked);
  if (kept === null || kept === 'all') return kept && packed;
  const records = kept.map((i) => packed.subarray(2 + 45 * i, 47 + 45 * i));
  return Buffer.concat([Buffer.of(kept.length >> 8, kept.length & 0xff), ...records]);
}

function expectSame(packed: Buffer, asked: PointTest): void {
  const got = scanV2(encodeV2(packed), asked);
  const want = byTheRules(packed, asked);
  const same = want === null || got === null ? want === got : want.equals(got);
  if (!same) throw new Error(`scan gives ${got?.length}, the rules ${want?.length} bytes`);
}

const LAT = [41, 42, 42.1, 42.5, 43, 42.36];
const LON = [-73, -72, -71.3, -71, -70, 180, -180];
const ALT = [0, 1000, 1000.1, 5000, -999_999, -1000];

/** Points that wander from block to block, about the values that limits are drawn from. */
function wandering(n: number): fc.Arbitrary<Buffer> {
  const near = (values: readonly number[]): fc.Arbitrary<number> =>
    fc.oneof(
      { arbitrary: fc.constantFrom(...values), weight: 6 },
      {
        arbitrary: fc.tuple(fc.constantFrom(...values), fc.integer({ min: -9, max: 9 })).map(([v, d]) => v + d / 1e6),
        weight: 3,
      },
      { arbitrary: fc.constantFrom(Number.NaN, Infinity, -Infinity, -0, 1e300), weight: 1 },
    );
  const place = fc.record({ lat: near(LAT), lon: near(LON), alt: fc.oneof(near(ALT), fc.constant(null)) });
  return fc
    .tuple(
      fc.array(place, { minLength: 1, maxLength: 6 }),
      fc.array(fc.nat(5), { minLength: n, maxLength: n }),
      fc.nat(40),
    )
    .map(([places, jumps, stay]) => {
      let at = 0;
      const points: Point[] = jumps.map((jump, i) => {
        if (i % (stay + 1) === 0) at = jump;
        return testPoint(1000 + 10 * i, { ...(places[at % places.length] as object) });
      });
      return packByHand(points);
    });
}

const bounds: fc.Arbitrary<Bounds> = fc
  .tuple(...[LAT, LON, ALT].map((values) => fc.tuple(...[0, 1].map(() => fc.option(fc.constantFrom(...values))))))
  .map((axes) => {
    const limits: Record<string, number> = {};
    axes.forEach(([a, b], i) => {
      const [low, high] = a != null && b != null && a > b ? [b, a] : [a, b];
      const axis = ['Lat', 'Lon', 'Alt'][i];
      if (low != null) limits[`min${axis}`] = low;
      if (high != null) limits[`max${axis}`] = high;
    });
    return limits;
  });

const asked: fc.Arbitrary<PointTest> = fc
  .record({
    t1: fc.integer({ min: 900, max: 3500 }),
    length: fc.constantFrom(0, 5, 10, 300, 640, 5000),
    crosses: fc.boolean(),
    filter: fc.boolean(),
    bounds,
  })
  .map(({ t1, length, crosses, filter, bounds: limits }) => {
    let query = flights(t1, t1 + length);
    if (crosses || Object.keys(limits).length > 0) query = query.spatiallyCrosses().withBounds(limits);
    return { ...pointTest((filter ? query.filterWaypoints() : query).build()), mustCross: crosses };
  });

const length = fc.oneof(fc.integer({ min: 0, max: 10 }), fc.constantFrom(63, 64, 65, 200));

test('a scan keeps what the rules keep, of points about the limits', () => {
  fc.assert(
    fc.property(length.chain(wandering), asked, (packed, question) => expectSame(packed, question)),
    { numRuns: 1500, endOnFailure: true },
  );
});

test('a scan keeps what the rules keep, of any bytes', () => {
  fc.assert(
    fc.property(length.chain(packedOf), asked, (packed, question) => expectSame(packed, question)),
    { numRuns: 300, endOnFailure: true },
  );
});

describe('a flight of ten blocks', () => {
  const packed = packedFlight(640);
  const blob = Buffer.from(encodeV2(packed));
  const start = 1_717_243_200;
  const window = flights(start + 2 * 200, start + 2 * 210);
  const box = { minLat: 42 + 195 / 4096, maxLat: 42 + 205 / 4096 };

  test('is read only where zones meet window and box', () => {
    const scanner = new V2Scanner();
    const query = window.spatiallyCrosses().withBounds(box).filterWaypoints().build();
    expect(scanner.scan(blob, pointTest(query))?.length).toBe(2 + 45 * 6);
    expect([scanner.points, scanner.pointsDecoded]).toEqual([640, 64]);
    expectSame(packed, pointTest(query));
  });

  test('is not read where no zone meets the box', () => {
    const scanner = new V2Scanner();
    const query = window.spatiallyCrosses().withBounds({ minLat: 50 }).build();
    expect(scanner.scan(blob, pointTest(query))).toBeNull();
    expect(scanner.pointsDecoded).toBe(0);
  });

  test('is a hit with no points where it crosses the box outside the window', () => {
    const query = window.spatiallyCrosses().withBounds({ maxLat: 42.001 }).filterWaypoints().build();
    expect(scanV2(blob, pointTest(query))).toEqual(Uint8Array.of(0, 0));
    expectSame(packed, pointTest(query));
  });

  test('is kept whole where nothing is filtered', () => {
    expect(packed.equals(scanV2(blob, pointTest(window.build())) ?? new Uint8Array(0))).toBe(true);
  });

  test('limits on either side of a point, bit by bit', () => {
    const lat = 42 + 300 / 4096;
    const above = lat + 2 ** -47;
    for (const limits of [
      { minLat: lat, maxLat: lat },
      { minLat: above, maxLat: above },
      { minLat: above },
      { maxLat: lat },
    ]) {
      const query = flights(start, start + 9999)
        .spatiallyCrosses()
        .withBounds(limits);
      expectSame(packed, pointTest(query.build()));
      expectSame(packed, pointTest(query.filterWaypoints().build()));
    }
  });

  test('a damaged block matters where it is read, and only there', async () => {
    const damaged = Buffer.from(blob);
    damaged[damaged.length - 5] = (damaged[damaged.length - 5] as number) ^ 0x10;
    const here = pointTest(window.filterWaypoints().build());
    expect(scanV2(damaged, here)).toEqual(scanV2(blob, here));
    await caught('BLOB_CORRUPT', () =>
      scanV2(
        damaged,
        pointTest(
          flights(start, start + 9999)
            .filterWaypoints()
            .build(),
        ),
      ),
    );
    expect(scanV2(damaged, here)).toEqual(scanV2(blob, here));
  });
});

test('more survivors than the first buffer holds', () => {
  const packed = packedFlight(65_535);
  expectSame(packed, pointTest(flights(0, 0xffffffff).filterWaypoints().build()));
});

test('a blob of another codec is named', async () => {
  const error = await caught('CODEC_MISMATCH', () => scanV2(Buffer.from('BZh9'), pointTest(flights(0, 1).build())));
  expect(error.message).toContain('bz2');
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { flights } from '../../../../engines/query/builder.ts';
import { pointTest } from '../../../../engines/query/predicate.ts';
import type { Bounds } from '../../../../engines/query/query.ts';
import { searchZones, type ZoneMatch } from '../../../../engines/store/zones/search.ts';
import { zonesOf } from '../../../../engines/store/zones/trajectory-zones.ts';
import { toColumns } from '../../../../engines/store/zones/zone-columns.ts';
import { ZoneIndex } from '../../../../engines/store/zones/zone-index.ts';
import { zoneQuery, zonesServe } from '../../../../engines/store/zones/zone-query.ts';
import { neighbours } from '../../../support/next-double.ts';
import { packedOf } from '../../../support/packed-arbitrary.ts';
import { packByHand, testFlight, testPoint } from '../../../support/test-flight.ts';
import { trackOf } from '../../../support/track-arbitrary.ts';

const AXES = [
  ['minLat', 'maxLat', 12],
  ['minLon', 'maxLon', 4],
  ['minAlt', 'maxAlt', 20],
] as const;

/** A limit: beside the value of a point, by its number, and of which side; or any; or none. */
const limit = fc.oneof(
  fc.record({ point: fc.nat(), beside: fc.constantFrom(-1, 0, 0, 1) }),
  fc.record({ value: fc.double({ min: -200, max: 200, noNaN: true }) }),
  fc.constant(null),
);
const limits = fc.tuple(limit, limit);
const instant = fc.oneof(fc.record({ point: fc.nat(), beside: fc.constantFrom(-1, 0, 0, 1, 0.5) }), fc.constant(null));
const anyQuestion = fc.record({
  axes: fc.tuple(limits, limits, fc.option(limits, { nil: [null, null] as const, freq: 2 })),
  from: instant,
  to: instant,
});
type Question = typeof anyQuestion extends fc.Arbitrary<infer T> ? T : never;

/** The window and box that a question asks of a trajectory; null where it has no limit on one of lat and lon. */
function queryFor(packed: Buffer, { axes, from, to }: Question) {
  const n = packed.readUInt16BE(0);
  const at = (point: number): number => 2 + 45 * (point % Math.max(n, 1));
  const bounds: Record<string, number> = {};
  axes.forEach((pair, axis) => {
    const [min, max, offset] = AXES[axis] as (typeof AXES)[number];
    const values = pair.map((one) => {
      if (one === null) return null;
      if ('value' in one) return axis === 2 ? one.value * 200 : one.value;
      if (n === 0) return 0;
      const value = packed.readDoubleBE(at(one.point) + offset);
      return one.beside === 0 ? value : (neighbours(value)[one.beside < 0 ? 0 : 1] as number);
    });
    let [low, high] = values.map((value) => (Number.isFinite(value) ? value : null));
    if (low != null && high != null && low > high) [low, high] = [high, low];
    if (low != null) bounds[min] = low;
    if (high != null) bounds[max] = high;
  });
  const time = (one: Question['from'], none: number): number =>
    one === null || n === 0 ? none : packed.readUInt32BE(at(one.point)) + one.beside;
  const ends = [time(from, 0), time(to, 2 ** 32)].sort((a, b) => a - b) as [number, number];
  const query = flights(...ends)
    .spatiallyCrosses()
    .withBounds(bounds as Bounds)
    .filterWaypoints()
    .build();
  return zonesServe(pointTest(query)) ? query : null;
}

function indexOf(trajectories: readonly Buffer[]): ZoneIndex {
  const entries = trajectories.map((packed, i) => ({
    id: i + 1,
    metadata: testFlight(`flight-${i}`, []),
    minTimestamp: 0,
    maxTimestamp: 2 ** 32,
    zones: zonesOf(packed),
  }));
  return new ZoneIndex(toColumns(entries, []));
}

/** Where what the index says of a trajectory is not so; null where it is. */
function lie(packed: Buffer, query: NonNullable<ReturnType<typeof queryFor>>, match?: ZoneMatch): string | null {
  const { minLat, maxLat, minLon, maxLon, minAlt, maxAlt } = query.bounds;
  const holds = (value: number, min?: number, max?: number): boolean =>
    (min === undefined || value >= min) && (max === undefined || value <= max);
  const inWindow = new Set(match?.inWindow);
  const either = new Set([...inWindow, ...(match?.elsewhere ?? [])]);
  let crosses = false;
  for (let i = 0, at = 2; at < packed.length; i++, at += 45) {
    if (!holds(packed.readDoubleBE(at + 12), minLat, maxLat)) continue;
    if (!holds(packed.readDoubleBE(at + 4), minLon, maxLon)) continue;
    const alt = packed.readDoubleBE(at + 20);
    if ((minAlt !== undefined || maxAlt !== undefined) && (alt === -999_999 || !holds(alt, minAlt, maxAlt))) continue;
    crosses = true;
    if (!either.has(i >> 6)) return `point ${i} lies in the box, and block ${i >> 6} is not listed`;
    const time = packed.readUInt32BE(at);
    if (time >= query.t1 && time <= query.t2 && !inWindow.has(i >> 6))
      return `point ${i} lies in box and window, and block ${i >> 6} is not listed for the window`;
  }
  if (match?.proven === true && !crosses) return 'proven, and no point lies in the box';
  const listed = [...(match?.inWindow ?? []), ...(match?.elsewhere ?? [])];
  if (listed.length !== either.size) return 'a block is listed twice';
  const last = ((packed.readUInt16BE(0) + 63) >> 6) - 1;
  if (listed.some((block) => block < 0 || block > last)) return 'a block is listed that is not there';
  for (const blocks of [match?.inWindow ?? [], match?.elsewhere ?? []])
    if (blocks.some((block, i) => i > 0 && block <= (blocks[i - 1] as number))) return 'blocks are out of order';
  return null;
}

describe.each([
  ['of any bytes', packedOf, [0, 1, 2, 15, 16, 17, 33, 63, 64, 65, 130], 300],
  ['as flown, with oddities', trackOf, [1, 16, 17, 63, 64, 65, 128, 1000], 700],
  ['of the greatest length', trackOf, [65_535], 6],
] as const)('trajectories %s', (_, arbitrary, lengths, numRuns) => {
  test('the index never denies a point, and proves none that is not there', () => {
    let [asked, proven, pruned] = [0, 0, 0];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...lengths).chain(arbitrary), {
          minLength: 1,
          maxLength: lengths.length === 1 ? 1 : 3,
        }),
        fc.array(anyQuestion, { minLength: 1, maxLength: 12 }),
        (trajectories, questions) => {
          const index = indexOf(trajectories);
          for (const question of questions) {
            for (const about of trajectories) {
              const query = queryFor(about, question);
              if (query === null) continue;
              const matches = searchZones(index, zoneQuery(query, pointTest(query)));
              expect(new Set(matches.map(({ id }) => id)).size).toBe(matches.length);
              trajectories.forEach((packed, i) => {
                const match = matches.find(({ id }) => id === i + 1);
                const found = lie(packed, query, match);
                if (found !== null)
                  throw new Error(`trajectory ${i + 1}: ${found}, asked for ${JSON.stringify(query)}`);
                asked++;
                if (match?.proven === true) proven++;
                if (match === undefined) pruned++;
              });
            }
          }
        },
      ),
      { numRuns, endOnFailure: arbitrary === trackOf },
    );
    // An index that says "maybe" to everything would pass.
    expect(proven, `proven of ${asked}`).toBeGreaterThan(0);
    expect(pruned, `pruned of ${asked}`).toBeGreaterThan(0);
  });
});

describe('a straight flight of 640 points', () => {
  // North by 1/4096 degree a second from 42° N, so block k spans 42 + k/64 to 42 + (k + 1)/64 and 64 seconds.
  const points = Array.from({ length: 640 }, (_, i) => testPoint(1_717_243_200 + i, { lat: 42 + i / 4096 }));
  const index = indexOf([packByHand(points)]);
  const ask = (bounds: Bounds, from = 0, to = 2 ** 32) => {
    const query = flights(from, to).spatiallyCrosses().withBounds(bounds).filterWaypoints().build();
    return searchZones(index, zoneQuery(query, pointTest(query)))[0];
  };
  const box = { minLat: 42 + 3.1 / 64, maxLat: 42 + 4.9 / 64, minLon: -71.1, maxLon: -70.9 };

  test('is proven to cross a box on its way, in the blocks that lie there', () => {
    expect(ask(box)).toMatchObject({ proven: true, inWindow: [3, 4], elsewhere: [] });
  });

  test('and in those of the window, to a quarter of a block', () => {
    expect(ask(box, 1_717_243_200 + 4 * 64 + 4)).toMatchObject({ proven: true, inWindow: [4], elsewhere: [3] });
    expect(ask(box, 0, 1_717_243_199)).toMatchObject({ inWindow: [], elsewhere: [3, 4] });
    const north = { ...box, maxLat: 42 + 3.24 / 64 };
    expect(ask(north, 1_717_243_200 + 3 * 64 + 40)).toMatchObject({ inWindow: [], elsewhere: [3] });
  });

  test('does not meet a box beside its way, above it or behind it', () => {
    expect(ask({ ...box, minLon: -70.98, maxLon: -70.9 })).toBeUndefined();
    expect(ask({ ...box, minLat: 42.2, maxLat: 43 })).toBeUndefined();
    expect(ask({ ...box, minAlt: 3010 })).toBeUndefined();
    expect(ask({ ...box, minAlt: 2990, maxAlt: 3010 })).toMatchObject({ proven: true });
  });

  test('is not proven to cross a box that is thinner than the codes', () => {
    expect(ask({ ...box, minLon: -71, maxLon: -71 })).toMatchObject({ proven: false, inWindow: [3, 4] });
  });
});

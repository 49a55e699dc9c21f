import { expect, test } from 'vitest';
import { decodeColumns } from '../../../engines/format/decode-columns.ts';
import type { Point } from '../../../engines/format/point.ts';
import { flights } from '../../../engines/query/builder.ts';
import { pointTest } from '../../../engines/query/predicate.ts';
import type { Bounds } from '../../../engines/query/query.ts';
import { select } from '../../../engines/query/select.ts';
import { packByHand, testPoint } from '../../support/test-flight.ts';

const BOX: Bounds = { minLat: 10, maxLat: 20, minLon: -5, maxLon: 5 };

function kept(points: Point[], bounds: Bounds, filter = true): readonly number[] | 'all' | null {
  const query = flights(100, 200).spatiallyCrosses().withBounds(bounds);
  return select(decodeColumns(packByHand(points)), pointTest((filter ? query.filterWaypoints() : query).build()));
}

const at = (lat: number, lon: number, rest: Partial<Point> = {}) => testPoint(150, { lat, lon, ...rest });

test('limits are inclusive', () => {
  expect(kept([at(10, -5), at(20, 5), at(9.999999999999998, 0), at(15, 5.000000000000001)], BOX)).toEqual([0, 1]);
});

test('both ends of the window are inclusive', () => {
  const points = [99, 100, 150, 200, 201].map((time) => testPoint(time, { lat: 15, lon: 0 }));
  expect(kept(points, BOX)).toEqual([1, 2, 3]);
});

test('the crossing point need not lie in the window', () => {
  expect(kept([testPoint(5, { lat: 15, lon: 0 }), at(50, 50)], BOX)).toEqual([]);
  expect(kept([testPoint(5, { lat: 15, lon: 0 }), at(50, 50)], BOX, false)).toBe('all');
});

test('all limits must hold at one point', () => {
  expect(kept([at(15, 50), at(50, 0)], BOX)).toBeNull();
});

test('a missing altitude satisfies no altitude limit, not even one that −999999 would', () => {
  expect(kept([at(15, 0, { alt: null })], { maxAlt: 1000 })).toBeNull();
  expect(kept([at(15, 0, { alt: null })], { minAlt: -1e7 })).toBeNull();
  expect(kept([at(15, 0, { alt: null })], BOX)).toEqual([0]);
});

test('NaN satisfies no limit of its axis and any where there is none', () => {
  expect(kept([at(Number.NaN, 0)], BOX)).toBeNull();
  expect(kept([at(Number.NaN, 0)], { minLon: -5 })).toEqual([0]);
  expect(kept([at(15, 0, { alt: Number.NaN })], { minAlt: 0 })).toBeNull();
});

test('no points cross nothing', () => {
  expect(kept([], {})).toBeNull();
  expect(kept([at(15, 0)], {})).toEqual([0]);
});

test('without crossing, a hit may keep no point', () => {
  const columns = decodeColumns(packByHand([testPoint(5), testPoint(6)]));
  expect(select(columns, pointTest(flights(100, 200).filterWaypoints().build()))).toEqual([]);
  expect(select(columns, pointTest(flights(100, 200).build()))).toBe('all');
});

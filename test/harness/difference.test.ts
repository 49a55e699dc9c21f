import { describe, expect, test } from 'vitest';
import type { Point } from '../../engines/format/point.ts';
import { firstDifference } from '../../harness/difference.ts';
import { testPoint } from '../support/test-flight.ts';
import { METADATA_CHANGES, POINT_CHANGES, plain, threePoints } from './support/plain.ts';

const SAME = plain(threePoints(), { sourceId: 'id-0', callsign: 'SAME' });
const BASE = plain(threePoints());
const HERE = 'trajectory 1 (source_id id-1, callsign BAW12)';

test('equal results have none', () => {
  expect(firstDifference([], [])).toBeNull();
  expect(firstDifference([SAME, BASE], [SAME, plain(threePoints())])).toBeNull();
  const strange = { lat: Number.NaN, alt: -0, altGnss: Infinity, heading: null };
  expect(firstDifference([plain(threePoints(strange))], [plain(threePoints(strange))])).toBeNull();
});

describe('metadata', () => {
  test.each(METADATA_CHANGES)('%s is named with both values', (field, change) => {
    expect(firstDifference([SAME, BASE], [SAME, plain(threePoints(), change)])).toEqual({
      place: `${HERE}, field ${field}`,
      a: JSON.stringify(BASE[field]),
      b: JSON.stringify(change[field]),
    });
  });
});

describe('points', () => {
  test.each(POINT_CHANGES)('%s is named with the index of the point and both values', (field, change) => {
    expect(firstDifference([SAME, BASE], [SAME, plain(threePoints(change))])).toEqual({
      place: `${HERE}, point 1, field ${field}`,
      a: String(testPoint(200)[field]),
      b: String(change[field]),
    });
  });

  test('-0 is not 0', () => {
    const difference = firstDifference([plain(threePoints({ lat: 0 }))], [plain(threePoints({ lat: -0 }))]);
    expect(difference?.place).toContain('point 1, field lat');
    expect([difference?.a, difference?.b]).toEqual(['0', '-0']);
  });

  test('a missing value is not 0', () => {
    const difference = firstDifference([plain(threePoints({ alt: 0 }))], [plain(threePoints({ alt: null }))]);
    expect([difference?.a, difference?.b]).toEqual(['0', 'null']);
  });

  test('one point more is shown, whichever side has it', () => {
    const more: Point[] = [...threePoints(), testPoint(400)];
    const [a, b] = [[plain(more)], [plain(threePoints())]];
    expect(firstDifference(a, b)).toEqual({
      place: 'trajectory 0 (source_id id-1, callsign BAW12), point 3',
      a: JSON.stringify(testPoint(400)),
      b: 'none: 3 points',
    });
    expect(firstDifference(b, a)?.a).toBe('none: 3 points');
    expect(firstDifference(b, a)?.b).toBe(JSON.stringify(testPoint(400)));
  });

  test('the first of several is named', () => {
    const [first, second, third] = threePoints();
    const other = [first, { ...second, heading: 1 }, { ...third, lat: 1 }] as Point[];
    expect(firstDifference([BASE], [plain(other)])?.place).toContain('point 1, field heading');
  });

  test('NaN of other bits is told apart', () => {
    const [a, b] = [plain(threePoints({ lat: Number.NaN })), plain(threePoints({ lat: Number.NaN }))];
    b.packed[2 + 45 + 12 + 7] = 1;
    expect(firstDifference([a], [b])?.place).toContain('bits of a NaN');
  });
});

describe('trajectories', () => {
  test('one more is named, whichever side has it', () => {
    const extra = { place: 'trajectory 1', a: 'source_id id-1, callsign BAW12', b: 'none: 1 trajectories' };
    expect(firstDifference([SAME, BASE], [SAME])).toEqual(extra);
    expect(firstDifference([SAME], [SAME, BASE])).toEqual({ ...extra, a: extra.b, b: extra.a });
  });

  test('another order is a difference', () => {
    expect(firstDifference([SAME, BASE], [BASE, SAME])?.place).toContain('trajectory 0');
  });
});

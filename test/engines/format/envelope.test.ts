import { expect, test } from 'vitest';
import { envelopeOf } from '../../../engines/format/envelope.ts';
import { testPoint } from '../../support/test-flight.ts';

test('spans all points', () => {
  const points = [
    testPoint(30, { lat: 2, lon: -3, alt: 10 }),
    testPoint(10, { lat: -1, lon: 8, alt: -50 }),
    testPoint(20, { lat: 1, lon: 0, alt: 7 }),
  ];
  expect(envelopeOf(points)).toEqual({
    minTimestamp: 10,
    maxTimestamp: 30,
    minLatitude: -1,
    maxLatitude: 2,
    minLongitude: -3,
    maxLongitude: 8,
    minAltitude: -50,
    maxAltitude: 10,
  });
});

test('points without an altitude have no part in the altitude range', () => {
  const points = [testPoint(1, { alt: null }), testPoint(2, { alt: 100 }), testPoint(3, { alt: null })];
  expect(envelopeOf(points)).toMatchObject({ minAltitude: 100, maxAltitude: 100, minTimestamp: 1, maxTimestamp: 3 });
});

test('no altitude at all is −999999 at both ends, whatever the GNSS altitude', () => {
  const points = [testPoint(1, { alt: null, altGnss: 500 }), testPoint(2, { alt: null })];
  expect(envelopeOf(points)).toMatchObject({ minAltitude: -999_999, maxAltitude: -999_999 });
});

test('no points have no envelope', () => {
  expect(() => envelopeOf([])).toThrow(RangeError);
});

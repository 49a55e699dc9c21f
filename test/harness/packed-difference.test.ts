import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstPackedDifference } from '../../harness/packed-difference.ts';
import { anyPoint } from '../support/arbitraries.ts';
import { packByHand, testPoint } from '../support/test-flight.ts';

/** Fields of a record and their bytes, from the description of the format. */
const FIELDS = { time: 4, lon: 8, lat: 8, alt: 8, altGnss: 8, heading: 8, onGround: 1 };
const BYTE_FIELDS = Object.entries(FIELDS).flatMap(([name, bytes]) => Array<string>(bytes).fill(name));

test('any flipped bit is found, at its point and field, with two different values', () => {
  const bit = fc.record({ point: fc.nat(3), byte: fc.nat(44), bit: fc.nat(7) });
  fc.assert(
    fc.property(fc.array(anyPoint, { minLength: 4, maxLength: 6 }), bit, (points, at) => {
      const a = Buffer.from(packByHand(points));
      const b = Buffer.from(a);
      const byte = 2 + 45 * at.point + at.byte;
      b[byte] = (b[byte] as number) ^ (1 << at.bit);
      const found = firstPackedDifference(a, b);
      expect(found?.place).toMatch(new RegExp(`^point ${at.point}, field ${BYTE_FIELDS[at.byte]}(, bits of a \\w+)?$`));
      expect(found?.a).not.toBe(found?.b);
      expect(firstPackedDifference(a, Buffer.from(a))).toBeNull();
    }),
  );
});

describe('points more', () => {
  const [short, long] = [packByHand([testPoint(1)]), packByHand([testPoint(1), testPoint(2)])];

  test('are named', () => {
    expect(firstPackedDifference(short, long)).toMatchObject({ place: 'point 1', a: 'none: 1 points' });
    expect(firstPackedDifference(packByHand([]), short)).toMatchObject({ place: 'point 0', a: 'none: 0 points' });
  });

  test('come after an earlier difference', () => {
    const other = packByHand([testPoint(1, { heading: 3 }), testPoint(2)]);
    expect(firstPackedDifference(short, other)?.place).toBe('point 0, field heading');
  });
});

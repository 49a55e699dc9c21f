import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeColumns, pointOf } from '../../../engines/format/decode-columns.ts';
import { decodePoints } from '../../../engines/format/decode-points.ts';
import { packPoints } from '../../../engines/format/encode.ts';
import { ObjectPoints } from '../../../engines/format/object-points.ts';
import { PackedPoints } from '../../../engines/format/packed-points.ts';
import { anyPoint } from '../../support/arbitraries.ts';
import { packByHand } from '../../support/test-flight.ts';

const points = fc.array(anyPoint, { maxLength: 40 });

test('points packed are the bytes written by hand', () => {
  fc.assert(
    fc.property(points, (list) => {
      expect(packByHand(list).equals(packPoints(list))).toBe(true);
    }),
  );
});

test('points decoded are the points that were packed', () => {
  fc.assert(
    fc.property(points, (list) => {
      // toEqual tells −0 from 0 and finds NaN equal to NaN.
      expect(decodePoints(packByHand(list))).toEqual(list);
      const columns = decodeColumns(packByHand(list));
      expect(Array.from({ length: columns.length }, (_, i) => pointOf(columns, i))).toEqual(list);
    }),
  );
});

test('packed bytes survive decoding and packing, wherever in a buffer they lie', () => {
  fc.assert(
    fc.property(points, fc.integer({ min: 0, max: 9 }), (list, offset) => {
      const packed = packByHand(list);
      const within = Buffer.concat([Buffer.alloc(offset, 0xa5), packed, Buffer.alloc(3)]).subarray(offset, -3);
      expect(packed.equals(packPoints(decodePoints(within)))).toBe(true);
      expect(decodeColumns(within)).toEqual(decodeColumns(packed));
      expect(packed.equals(new PackedPoints(within).pack())).toBe(true);
    }),
  );
});

test('points held as objects and points held packed cannot be told apart', () => {
  fc.assert(
    fc.property(points, (list) => {
      const held = [new ObjectPoints(list), new PackedPoints(packByHand(list))];
      for (const some of held) {
        expect(some.length).toBe(list.length);
        expect([...some]).toEqual(list);
        expect([...some]).toEqual([...some]);
        expect(list.map((_, i) => some.at(i))).toEqual(list);
        expect(packByHand(list).equals(some.pack())).toBe(true);
        for (const outside of [-1, list.length, 0.5, Number.NaN]) expect(() => some.at(outside)).toThrow(RangeError);
      }
    }),
  );
});

test('changing the packed form that was handed out changes no points', () => {
  const some = new PackedPoints(packByHand([{ ...ZERO, time: 5 }]));
  some.pack().fill(0xff);
  expect(some.at(0).time).toBe(5);
});

const ZERO = { time: 0, lon: 0, lat: 0, alt: 0, altGnss: 0, heading: 0, onGround: false };

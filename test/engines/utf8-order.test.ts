import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareUtf8 } from '../../engines/utf8-order.ts';

test('orders texts as their UTF-8 bytes', () => {
  const text = fc.string({ unit: 'binary', maxLength: 6 });
  fc.assert(
    fc.property(text, text, text, (a, b, start) => {
      for (const [x, y] of [
        [a, b],
        [start + a, start + b],
        [a, a],
        [a, a + b],
      ] as const) {
        expect(Math.sign(compareUtf8(x, y))).toBe(Buffer.compare(Buffer.from(x), Buffer.from(y)));
      }
    }),
    { numRuns: 2000 },
  );
});

test('puts characters beyond U+FFFF last', () => {
  const sorted = ['', 'B', 'a', 'b', 'é', '\ue000', '\uffee', '\u{10000}', '\u{1f600}'];
  expect(sorted.toReversed().sort(compareUtf8)).toEqual(sorted);
});

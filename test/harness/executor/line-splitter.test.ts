import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LineSplitter } from '../../../harness/executor/line-splitter.ts';

test('lines come back whatever the chunks they were cut into', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), fc.array(fc.nat(9)), (texts, cuts) => {
      const lines = texts.map((text) => text.replaceAll('\n', ''));
      const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
      const splitter = new LineSplitter(1e6);
      const found: string[] = [];
      let at = 0;
      for (const cut of cuts) {
        found.push(...splitter.push(bytes.subarray(at, at + cut)));
        at = Math.min(at + cut, bytes.length);
      }
      found.push(...splitter.push(bytes.subarray(at)));
      expect(found).toEqual(lines);
    }),
  );
});

test('a line beyond the longest is refused before it is whole', () => {
  const splitter = new LineSplitter(10);
  expect([...splitter.push(Buffer.from('0123456789\n01234'))]).toEqual(['0123456789']);
  expect(() => [...splitter.push(Buffer.from('567890'))]).toThrow(RangeError);
});

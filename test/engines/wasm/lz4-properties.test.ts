import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MAX_PACKED_BYTES } from '../../../engines/format/record.ts';
import { lz4Blob, storedBlock } from '../../support/lz4-frame-by-hand.ts';
import { decodeBlock, encodeBlock, type Sequence } from '../../support/lz4-reference.ts';
import { rawDecoder } from '../../support/wasm-decoder.ts';

const decoder = rawDecoder('lz4', 1);
const BLOCK_BYTES = 65_536;

const literals = fc.oneof(
  { weight: 4, arbitrary: fc.uint8Array({ maxLength: 40 }) },
  { weight: 1, arbitrary: fc.uint8Array({ minLength: 250, maxLength: 320 }) },
);
const someSequence: fc.Arbitrary<Sequence> = fc.record({
  literals,
  match: fc.record({
    offset: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 700 })),
    length: fc.oneof(fc.integer({ min: 4, max: 40 }), fc.integer({ min: 4, max: 600 })),
  }),
});
const someBlock = fc
  .tuple(fc.array(someSequence, { maxLength: 12 }), literals)
  .map(([sequences, rest]) => encodeBlock([...sequences, { literals: rest, match: null }]));

/** Blocks that are well formed but for offsets that may reach too far back, blocks of noise, and stored ones. */
const anyBlock = fc.oneof(
  { weight: 6, arbitrary: someBlock.map((data) => [data.length, data] as const) },
  { weight: 1, arbitrary: fc.uint8Array({ minLength: 1, maxLength: 60 }).map((data) => [data.length, data] as const) },
  { weight: 2, arbitrary: fc.uint8Array({ minLength: 1, maxLength: 700 }).map(storedBlock) },
);

test('any blocks give what a decoder gives that goes byte by byte, linked and not', () => {
  let accepted = 0;
  fc.assert(
    fc.property(fc.array(anyBlock, { minLength: 1, maxLength: 4 }), fc.boolean(), (blocks, linked) => {
      const expected = reference(blocks, linked);
      const length = decoder.decode(lz4Blob({ blocks, flags: linked ? 0 : 0x20 }));
      if (expected === null) return length < 0;
      accepted++;
      return length === expected.length && decoder.output(length).equals(Buffer.from(expected));
    }),
    { numRuns: 6000 },
  );
  expect(accepted).toBeGreaterThan(1000);
});

test('output that fills the area to its last byte is given, and one byte more is refused', () => {
  // A stored block of all but the end, then a run that would pass it by a copy's width.
  const stored = storedBlock(Buffer.alloc(4 * 2 ** 20 - 2 ** 21, 7));
  for (const offset of [1, 8, 16, 40]) {
    for (const [over, fits] of [
      [0, true],
      [1, false],
    ] as const) {
      const rest = MAX_PACKED_BYTES - (stored[1].length + offset) + over;
      const end = encodeBlock([
        { literals: new Uint8Array(offset).fill(3), match: { offset, length: rest - 5 } },
        { literals: new Uint8Array(5), match: null },
      ]);
      const length = decoder.decode(lz4Blob({ blockCode: 7, blocks: [stored, [end.length, end]] }));
      expect(length > 0).toBe(fits);
      if (fits) expect(length).toBe(MAX_PACKED_BYTES);
    }
  }
});

test('lengths that grow beyond every area are refused', () => {
  for (const token of [0xf0, 0x1f]) {
    const data = Buffer.concat([Buffer.from(token === 0xf0 ? [0xf0] : [0x1f, 1, 1, 0]), Buffer.alloc(3_000_000, 255)]);
    const block = [data.length, Buffer.concat([data, Buffer.from([0, 0x50, 1, 2, 3, 4, 5])])] as const;
    expect(decoder.decode(lz4Blob({ blockCode: 7, blocks: [[block[0] + 7, block[1]]] }))).toBeLessThan(0);
  }
});

function reference(blocks: readonly (readonly [number, Uint8Array])[], linked: boolean): number[] | null {
  const output: number[] = [];
  for (const [word, data] of blocks) {
    const limit = output.length + BLOCK_BYTES;
    if (word >>> 31 === 1) output.push(...data);
    else if (!decodeBlock(data, output, linked ? 0 : output.length, limit)) return null;
  }
  return output;
}

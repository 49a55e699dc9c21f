import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import type { Codec } from '../../../engines/codec/codec.ts';
import { CODEC_NAMES, formatOf, loadCodec } from '../../../engines/codec/registry.ts';
import { LabError } from '../../../engines/errors.ts';
import { FOREIGN_BLOBS, RECIPES, raw } from '../../support/foreign-blobs.ts';
import { seededRandom } from '../../support/seeded-random.ts';

const hasPython = spawnSync('python3', ['-c', 'import bz2']).status === 0;
const BLOBS = FOREIGN_BLOBS.map((blob) => ({ ...blob, bytes: Buffer.from(blob.base64, 'base64') }));

/** Compresses base64 lines of `level raw` with Python's own module. */
const PYTHON = `
import base64, bz2, sys
for line in sys.stdin:
    level, raw = line.split(' ')
    print(base64.b64encode(bz2.compress(base64.b64decode(raw), int(level))).decode())
`;

describe.each(CODEC_NAMES)('codec %s', (name) => {
  const own = BLOBS.filter(({ format }) => format === formatOf(name));

  test.each(own)('decompresses what $by made of $length bytes of $recipe', async ({ bytes, recipe, length }) => {
    const codec = await loadCodec(name);
    expect(raw(recipe, length).equals(codec.decompress(bytes))).toBe(true);
    expect(raw(recipe, length).equals(codec.borrow(bytes))).toBe(true);
  });

  test('refuses every truncation of them', async () => {
    const codec = await loadCodec(name);
    const wrong: string[] = [];
    for (const { by, bytes, length, recipe } of own) {
      // The longest take too long to decode over and over.
      const step = length > 10_000 ? 97 : 1;
      for (let cut = bytes.length - 1; cut >= 0; cut -= step) {
        const fault = refusal(codec, bytes.subarray(0, cut));
        if (fault !== null) wrong.push(`${by}, ${length} bytes of ${recipe}, cut to ${cut}: ${fault}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe('of bz2', () => {
  const codecs = CODEC_NAMES.filter((name) => formatOf(name) === 'bz2');

  test.skipIf(!hasPython)('drawn bytes that Python compresses at drawn levels come back', async () => {
    const below = seededRandom(11);
    const drawn = Array.from({ length: 60 }, () => ({ level: 1 + below(9), bytes: drawBytes(below) }));
    const input = drawn.map(({ level, bytes }) => `${level} ${bytes.toString('base64')}`).join('\n');
    const { stdout } = spawnSync('python3', ['-c', PYTHON], { input, encoding: 'utf8', maxBuffer: 2 ** 28 });
    const blobs = stdout.trim().split('\n');
    expect(blobs).toHaveLength(drawn.length);
    for (const name of codecs) {
      const codec = await loadCodec(name);
      const wrong = drawn.filter(
        ({ bytes }, i) => !bytes.equals(codec.decompress(Buffer.from(blobs[i] ?? '', 'base64'))),
      );
      expect(wrong).toEqual([]);
    }
  });
});

/** Null where the codec refuses a blob as it should, else what it did. */
function refusal(codec: Codec, blob: Uint8Array): string | null {
  try {
    return `gave ${codec.borrow(blob).length} bytes`;
  } catch (error) {
    const corrupt = error instanceof LabError && error.code === 'BLOB_CORRUPT';
    // With fewer than three bytes it cannot be told what the blob was to be.
    return corrupt || (blob.length < 3 && error instanceof LabError) ? null : String(error);
  }
}

/** Up to 150,000 bytes of few or many values, in runs or not. */
function drawBytes(below: (limit: number) => number): Buffer {
  const bytes = Buffer.alloc(below(10) === 0 ? 100_000 + below(50_000) : below(5000));
  const values = 1 + below(256);
  const longest = 1 + below(600);
  for (let at = 0; at < bytes.length; ) {
    const run = 1 + below(longest);
    bytes.subarray(at, at + run).fill(below(values));
    at += run;
  }
  return bytes;
}

test('the recipes give what Python gave', () => {
  expect([...raw('runs', 12)]).toEqual([0, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3]);
  expect(Object.keys(RECIPES)).toEqual(['zeros', 'cycle', 'every', 'noise', 'runs']);
});

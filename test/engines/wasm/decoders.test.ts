import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadCodec } from '../../../engines/codec/registry.ts';
import { MAX_PACKED_BYTES } from '../../../engines/format/record.ts';
import { PACKAGE_ROOT } from '../../../engines/package-root.ts';
import { loadWasm } from '../../../engines/wasm/load.ts';
import * as status from '../../../engines/wasm/status.ts';
import { caught } from '../../support/caught-error.ts';
import { compressed, packedFlight } from '../../support/codec-blob.ts';
import { FOREIGN_BLOBS } from '../../support/foreign-blobs.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { type RawDecoder, rawDecoder } from '../../support/wasm-decoder.ts';

const MUTATIONS = 100_000;
const STATUSES = new Set<number>(Object.values(status));

describe.each([
  ['bz2', 0],
  ['lz4', 1],
] as const)('the decoder of %s', (name, start) => {
  let decoder: RawDecoder;
  let memoryAtStart: number;
  /** Small blobs of every kind: a mutation should meet every part of the format. */
  let blobs: Buffer[];

  beforeAll(async () => {
    decoder = rawDecoder(name, start);
    memoryAtStart = decoder.memoryBytes;
    const small = FOREIGN_BLOBS.filter(({ format, base64 }) => format === name && base64.length < 1000);
    blobs = [
      ...small.map(({ base64 }) => Buffer.from(base64, 'base64')),
      ...(await Promise.all([0, 1, 3, 40, 120].map((count) => compressed(name, packedFlight(count))))),
    ];
  });

  test('is a few KB, imports nothing, and has room for the longest trajectory', () => {
    const code = readFileSync(path.join(PACKAGE_ROOT, 'dist/engines/wasm', `${name}.wasm`));
    expect(code.length).toBeLessThan(5000);
    expect(() => new WebAssembly.Instance(new WebAssembly.Module(code))).not.toThrow();
    expect(decoder.exports.DESTINATION_BYTES).toBe(MAX_PACKED_BYTES);
    expect(decoder.exports.SOURCE_BYTES).toBeGreaterThan(MAX_PACKED_BYTES * 1.05);
    const { SOURCE = 0, SOURCE_BYTES = 0, DESTINATION = 0 } = decoder.exports;
    expect(DESTINATION).toBeGreaterThanOrEqual(SOURCE + SOURCE_BYTES + 16);
    expect(decoder.memoryBytes).toBeGreaterThanOrEqual(DESTINATION + MAX_PACKED_BYTES + 16);
  });

  test('gives the status of a cut blob for every truncation, and its end', () => {
    const wrong: string[] = [];
    for (const blob of blobs) {
      for (let length = start; length < blob.length; length++) {
        const answer = decoder.decode(blob.subarray(0, length));
        if (answer !== status.TRUNCATED || decoder.position !== length) {
          wrong.push(`${blob.length} bytes cut to ${length}: ${answer} at ${decoder.position}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  test('says where bytes follow the end', () => {
    for (const blob of blobs) {
      expect(decoder.decode(Buffer.concat([blob, Buffer.alloc(5)]))).toBe(status.TRAILING);
      expect(decoder.position).toBe(blob.length);
    }
  });

  test(`survives ${MUTATIONS} mutations without a trap, and its memory stays as it was`, () => {
    const below = seededRandom(5);
    const originals = blobs.map((blob) => {
      const length = decoder.decode(blob);
      return Buffer.from(decoder.output(length));
    });
    const resident = process.memoryUsage.rss();
    const faults: string[] = [];
    const seen = new Set<number>();
    for (let round = 0; round < MUTATIONS; round++) {
      const which = below(blobs.length);
      const damaged = mutate(blobs[which] as Buffer, below);
      const answer = decoder.decode(damaged);
      seen.add(Math.min(answer, 0));
      if (answer > MAX_PACKED_BYTES || (answer < 0 && !STATUSES.has(answer))) faults.push(`round ${round}: ${answer}`);
      if (answer < 0 && (decoder.position < 0 || decoder.position > damaged.length)) {
        faults.push(`round ${round}: position ${decoder.position} of ${damaged.length}`);
      }
      // bzip2 has checksums over everything that counts.
      if (name === 'bz2' && answer >= 0 && !decoder.output(answer).equals(originals[which] as Buffer)) {
        faults.push(`round ${round}: other bytes`);
      }
    }
    expect(faults).toEqual([]);
    expect(seen.size).toBeGreaterThan(5);
    expect(decoder.memoryBytes).toBe(memoryAtStart);
    expect(process.memoryUsage.rss() - resident).toBeLessThan(128 * 2 ** 20);
    blobs.forEach((blob, i) => {
      expect(decoder.output(decoder.decode(blob)).equals(originals[i] as Buffer)).toBe(true);
    });
  });

  test('a blob that no trajectory can have is refused before it is copied', async () => {
    const codec = await loadCodec(`${name}-wasm`);
    const blob = Buffer.alloc((decoder.exports.SOURCE_BYTES ?? 0) + 1);
    blob.set((blobs[0] as Buffer).subarray(0, 5));
    const error = await caught('BLOB_TOO_LARGE', () => codec.decompress(blob));
    expect(error.message).toContain(String(blob.length));
  });
});

test('a module that the build did not make is an error with its name', async () => {
  const error = await caught('INTERNAL', () => loadWasm('absent'));
  expect(error.message).toContain('absent.wasm');
  expect(error.message).toContain('npm run setup');
});

/** Flips bits, overwrites, inserts, removes, swaps or cuts. */
function mutate(blob: Buffer, below: (limit: number) => number): Buffer {
  const damaged = Buffer.from(blob);
  for (let hit = 0; hit <= below(4); hit++) {
    const at = below(damaged.length);
    switch (below(6)) {
      case 0:
        damaged[at] = below(256);
        break;
      case 1:
        damaged[at] = below(2) * 255;
        break;
      case 2:
        damaged.copy(damaged, at, below(damaged.length));
        break;
      case 3:
        return Buffer.concat([damaged.subarray(0, at), Buffer.from([below(256)]), damaged.subarray(at)]);
      case 4:
        return Buffer.concat([damaged.subarray(0, at), damaged.subarray(at + 1)]);
      default:
        damaged[at] = (damaged[at] ?? 0) ^ (1 << below(8));
    }
  }
  return damaged;
}

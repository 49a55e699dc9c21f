import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { MAX_PACKED_BYTES, MAX_POINTS } from '../../../engines/format/record.ts';
import { encodeV2 } from '../../../engines/format/v2/encode.ts';
import { PACKAGE_ROOT } from '../../../engines/package-root.ts';
import { NO_HIT, NOT_READ, PROVEN } from '../../../engines/wasm/point-test.ts';
import { loadV2Blocks } from '../../../engines/wasm/v2-blocks.ts';
import { packedFlight } from '../../support/codec-blob.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { seal } from '../../support/v2-seal.ts';
import { readVectors } from '../../support/v2-vectors.ts';

const MUTATIONS = 100_000;

test('the module is a few KB, imports nothing, and has room for the longest trajectory', () => {
  const code = readFileSync(path.join(PACKAGE_ROOT, 'dist/engines/wasm/v2.wasm'));
  expect(code.length).toBeLessThan(10_000);
  expect(() => new WebAssembly.Instance(new WebAssembly.Module(code))).not.toThrow();
  const { source, capacity, chosen } = loadV2Blocks();
  expect(source.length).toBeGreaterThan(MAX_PACKED_BYTES);
  expect(capacity).toBeGreaterThanOrEqual(MAX_POINTS);
  expect(chosen.length).toBe(Math.ceil(MAX_POINTS / 64));
});

test(`${MUTATIONS} blobs of any bytes, half of them under right checksums, neither trap nor hang nor take memory`, () => {
  const below = seededRandom(3);
  const module = loadV2Blocks();
  const { buffer } = module.source;
  const bytes = buffer.byteLength;
  module.limits.set([0, 2 ** 32, 42, 43, -71, 0, 0, 1e4]);
  const goods = [1, 30, 64, 130].map((count): Buffer => Buffer.from(encodeV2(packedFlight(count))));
  goods.push(...readVectors().flatMap(({ blob }) => (blob.length > 7 ? [blob] : [])));
  const seen = new Set<number>();
  for (let round = 0; round < MUTATIONS; round++) {
    const good = goods[below(goods.length)] as Buffer;
    const n = good.readUInt16LE(1);
    const blocks = Math.ceil(n / 64);
    const first = round % 2 === 0 ? 0 : 23 + blocks * (blocks > 1 ? 14 : 6);
    const blob = Buffer.from(good);
    for (let hit = 0; hit <= below(4); hit++) blob[first + below(blob.length - 4 - first)] = below(256);
    if (round % 2 === 1) seal(blob);
    module.source.set(blob);
    // Numbers of blocks that the blob does not have, too.
    for (let i = 0; i < 3; i++) module.chosen[i] = below(10) === 0 ? below(65_536) : i % blocks;
    const answer = module.scan(blob.length, below(2 * PROVEN), below(4), 3);
    if (answer < NOT_READ || answer > 3 * 64) throw new Error(`round ${round}: ${answer}`);
    seen.add(Math.min(answer, 0));
    if (round % 300 === 299) module.take(0);
  }
  expect([...seen].sort()).toEqual([NO_HIT, NOT_READ, 0]);
  expect(module.source.buffer).toBe(buffer);
  expect(buffer.byteLength).toBe(bytes);
});

test('a scan that finds no room adds nothing', () => {
  const module = loadV2Blocks();
  const blob = encodeV2(packedFlight(MAX_POINTS));
  const scan = (): number => {
    module.source.set(blob);
    module.limits.set([0, 2 ** 32, 0, 0, 0, 0, 0, 0]);
    return module.scan(blob.length, PROVEN, 0, 0);
  };
  expect(scan()).toBe(MAX_POINTS);
  expect(scan()).toBe(NOT_READ);
  expect(module.take(MAX_POINTS).time[MAX_POINTS - 1]).toBe(1_717_243_200 + 2 * (MAX_POINTS - 1));
  expect(scan()).toBe(MAX_POINTS);
});

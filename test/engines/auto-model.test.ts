import { writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectedMs, largestShare, readModel } from '../../engines/auto-model.ts';
import { CODEC_NAMES } from '../../engines/codec/registry.ts';
import { BATCH } from '../../engines/pool/scan-task.ts';
import { caught } from '../support/caught-error.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('a cost is what a query takes by itself, and its bytes', () => {
  expect(expectedMs({ fixedMs: 2, perMegabyteMs: 10 }, 0)).toBe(2);
  expect(expectedMs({ fixedMs: 2, perMegabyteMs: 10 }, 500_000)).toBe(7);
});

test.each([
  [0, 2, 0],
  [1, 2, 1],
  [16, 2, 1],
  [17, 2, 16 / 17],
  [32, 2, 0.5],
  [33, 2, 17 / 33],
  [64, 4, 0.25],
  [64, 8, 0.25],
  [811, 1, 1],
])('of %i candidates the busiest of %i threads reads the share %d', (candidates, threads, share) => {
  expect(largestShare(candidates, threads)).toBe(share);
});

test('the share is that of threads that take turns at batches', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: 16 }), (candidates, threads) => {
      const read = Array.from({ length: threads }, () => 0);
      for (let start = 0, turn = 0; start < candidates; start += BATCH, turn++) {
        read[turn % threads] = (read[turn % threads] as number) + Math.min(BATCH, candidates - start);
      }
      expect(largestShare(candidates, threads) * candidates).toBeCloseTo(Math.max(...read), 6);
    }),
  );
});

test('the model that is committed can be read, and costs of every codec in it rise with the bytes', () => {
  const { codecs, measured } = readModel();
  expect(measured.cores).toBeGreaterThan(1);
  expect(Object.keys(codecs).filter((codec) => !CODEC_NAMES.includes(codec))).toEqual([]);
  const costs = Object.values(codecs).flatMap((strategies) => Object.values(strategies));
  expect(costs.length).toBeGreaterThan(0);
  for (const cost of costs) expect(cost.perMegabyteMs).toBeGreaterThan(0);
});

test.each([
  ['no JSON', '{'],
  ['no model', '{"schema":"querylab/bench"}'],
])('a file with %s is refused by name', async (_, content) => {
  const file = path.join(temporaryFolder(), 'model.json');
  writeFileSync(file, content);
  const error = await caught('INTERNAL', () => readModel(file));
  expect(error.message).toContain(file);
  expect(error.message).toContain('lab calibrate');
});

test('a file that is missing is refused', async () => {
  await caught('INTERNAL', () => readModel(path.join(temporaryFolder(), 'model.json')));
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { memorySchema } from '../../harness/memory-document.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { lab } from './support/lab.ts';
import { tinyFixture } from './support/tiny.ts';

let tiny = '';
beforeAll(async () => {
  tiny = await tinyFixture();
});

const memory = (...args: string[]) => lab('memory', '--data-dir', tiny, '--queries', '2000', ...args);

describe('memory stays flat over 2,000 queries', () => {
  // Native memory that waits for the event loop made typed/lz4 grow by some 250 kB a query.
  test.each(['typed/lz4', 'scan/lz4-wasm', 'auto/lz4-wasm'])('%s', async (engine) => {
    const json = path.join(temporaryFolder(), 'memory.json');
    const { status, stdout } = await memory('--engine', engine, '--bound', '50', '--json', json);
    expect(stdout).toMatch(/\nFLAT: \S+ grows by no more than 50.0 MB over 2,000 queries\.\n$/);
    expect(status).toBe(0);
    const document = memorySchema.parse(JSON.parse(readFileSync(json, 'utf8')));
    expect(document.samples.at(-1)?.queries).toBe(2000);
    // The finer index of auto leaves fewer.
    expect(document.candidates).toBeGreaterThan(engine === 'auto/lz4-wasm' ? 0.5 : 1);
    expect(document.hits).toBeGreaterThan(0.1);
    for (const kind of ['heapUsed', 'external', 'arrayBuffers'] as const) {
      expect(document.growth[kind], kind).toBeLessThan(5e6);
    }
    expect(document.peakRss).toBeLessThan(400e6);
  });
});

describe('mistakes are told and end with 2', () => {
  test.each([
    ['an engine that is none', ['--engine', 'typd/lz4'], /did you mean 'typed\/lz4'\?.*\[UNKNOWN_NAME\]/],
    ['too few queries', ['--engine', 'typed/lz4', '--queries', '5'], /--queries takes a whole number of at least 100/],
    ['a file that cannot be written', ['--engine', 'typed/lz4', '--json', '/nowhere/x.json'], /\[OUTPUT_UNWRITABLE\]/],
  ])('%s', async (_, flags, message) => {
    const { status, stdout, stderr } = await memory(...flags);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });

  test('a format that is not there', async () => {
    const { status, stderr } = await memory('--engine', 'scan/v2', '--data-dir', path.join(tiny, 'bz2'));
    expect(stderr).toMatch(/there is no v2 store for scan\/v2 in .*\[BAD_OPTION\]/);
    expect(status).toBe(2);
  });
});

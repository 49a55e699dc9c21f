import { readdirSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { samplesOf } from '../../harness/document.ts';
import { readBenchDocument as readDocument } from '../../harness/read-document.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { lab } from './support/lab.ts';
import { SPEC, twoStores } from './support/stores.ts';
import { tinyFixture } from './support/tiny.ts';

describe('two engines on two scenarios of the tiny fixture', () => {
  const json = path.join(temporaryFolder(), 'run.json');
  let run: Awaited<ReturnType<typeof lab>>;
  let tiny = '';
  beforeAll(async () => {
    tiny = await tinyFixture();
    const picked = ['--engines', 'typed/bz2,pool-chunk/lz4', '--scenarios', 'anchored/1,edge/midnight'];
    run = await lab('bench', '--data-dir', tiny, ...picked, '--repeats', '7', '--workers', '2', '--json', json);
  });

  test('end with 0 and a line that says what to conclude', () => {
    expect(run.status).toBe(0);
    expect(run.stdout.trimEnd().split('\n').at(-1)).toMatch(/ Both engines returned the same flights\.$/);
    expect(run.stdout).toMatch(/│ pool-chunk\/lz4 +│/);
  });

  test('tell their progress on stderr', () => {
    expect(run.stderr).toMatch(/^open 1\/2/m);
    expect(run.stderr).toMatch(/^identity 4\/4/m);
    expect(run.stderr).toMatch(/^timing 8\/8/m);
    expect(run.stderr).toMatch(/^saved .*run\.json$/m);
  });

  test('leave a valid document with every sample, and no temporary file', () => {
    const document = readDocument(json);
    expect(document.complete).toBe(true);
    const stores = Object.fromEntries(['bz2', 'lz4', 'v2'].map((format) => [format, path.join(tiny, format)]));
    expect(document.configuration.stores).toEqual(stores);
    expect(document.configuration).toMatchObject({ repeats: 7, workers: 2, fixture: null });
    expect(document.configuration).toMatchObject({ pairs: 1, baseline: 'typed/bz2', floor: 0.05, budgetSeconds: 90 });
    expect(document.engines).toEqual(['typed/bz2', 'pool-chunk/lz4'].map((name) => ({ name, status: 'ok' })));
    expect(document.cells.map((cell) => samplesOf(cell).length)).toEqual([7, 7, 7, 7]);
    expect(readdirSync(path.dirname(json))).toEqual(['run.json']);
  });

  test('agree on digests, and count the same work where they do the same', () => {
    const { cells, scenarios } = readDocument(json);
    for (const { name, digest, hits } of scenarios) {
      const own = cells.filter(({ scenario }) => scenario === name);
      expect(own.map((cell) => cell.digest)).toEqual([digest, digest]);
      expect(new Set(own.map(({ counters }) => counters.candidates)).size).toBe(1);
      expect(hits).toBeLessThanOrEqual(own[0]?.counters.candidates ?? 0);
    }
    expect(scenarios.find(({ name }) => name === 'anchored/1')?.hits).toBeGreaterThan(0);
  });

  test('are given the same order of engines and scenarios whatever the order of the flags', async () => {
    const picked = ['--engines', 'typed/lz4,naive/lz4', '--scenarios', 'edge/*,reference/boston'];
    const file = path.join(temporaryFolder(), 'order.json');
    const { status } = await lab('bench', '--data-dir', tiny, ...picked, '--repeats', '1', '--json', file);
    expect(status).toBe(0);
    expect(readDocument(file).engines.map(({ name }) => name)).toEqual(['naive/lz4', 'typed/lz4']);
    expect(readDocument(file).scenarios.map(({ name }) => name)).toEqual([
      ...['reference/boston', 'edge/midnight', 'edge/empty'],
    ]);
  });
});

describe('--pairs', () => {
  const json = path.join(temporaryFolder(), 'pairs.json');
  let run: Awaited<ReturnType<typeof lab>>;
  beforeAll(async () => {
    const picked = ['--engines', 'typed/bz2,scan/lz4', '--scenarios', 'anchored/1', '--baseline', 'typed/lz4'];
    const flags = ['--pairs', '6', '--repeats', '5', '--floor', '10%', '--details', '--json', json];
    run = await lab('bench', '--data-dir', await tinyFixture(), ...picked, ...flags);
  });

  test('starts every engine anew in each round and gives intervals over the pairs', () => {
    expect(run.status).toBe(0);
    expect(run.stdout).toMatch(/│ scan\/lz4 +│ .*[\d.]+–[\d.]+× │ (faster|slower|same|inconclusive) +│/);
    expect(run.stdout).toMatch(/95 % intervals over 6 process pairs/);
    expect(run.stderr).toMatch(/^open 1\/3, pair 1\/6, typed\/bz2$/m);
    expect(run.stderr).toMatch(/^timing 3\/3.*, pair 6\/6, /m);
  });

  test('adds the named baseline to the engines and compares with it', () => {
    const { engines, configuration, cells } = readDocument(json);
    expect(engines.map(({ name }) => name)).toEqual(['typed/bz2', 'typed/lz4', 'scan/lz4']);
    expect(configuration).toMatchObject({ pairs: 6, baseline: 'typed/lz4', floor: 0.1, budgetSeconds: 540 });
    expect(run.stdout).toMatch(/│ typed\/lz4 .*│ +1\.00× │ +│ baseline/);
    for (const { rounds } of cells) {
      expect(rounds.map(({ round, samples }) => [round, samples.length])).toEqual(
        [0, 1, 2, 3, 4, 5].map((round) => [round, 5]),
      );
    }
  });
});

describe('on a store by hand', () => {
  test('all engines agree on a scenario by hand and a drawn one', async () => {
    const file = path.join(temporaryFolder(), 'all.json');
    const flags = [
      '--scenario',
      SPEC,
      '--random',
      '1',
      '--repeats',
      '2',
      '--workers',
      '2',
      '--details',
      '--json',
      file,
    ];
    const { status, stdout } = await lab('bench', '--data-dir', await twoStores(), ...flags);
    expect(status).toBe(0);
    const { scenarios, engines } = readDocument(file);
    expect(scenarios.map(({ name }) => name)).toEqual(['random/1', 'custom/1']);
    expect(scenarios[1]?.hits).toBeGreaterThan(10);
    expect(engines.every((engine) => engine.status === 'ok')).toBe(true);
    expect(stdout.match(/│ custom\/1 +│ [a-z-]+\/[a-z0-9-]+ +│/g)).toHaveLength(engines.length);
  });

  test('a single store is timed with the engines of its codec', async () => {
    const dataDir = path.join(await twoStores(), 'lz4');
    const { status, stdout } = await lab('bench', '--data-dir', dataDir, '--scenario', SPEC, '--repeats', '1');
    expect(status).toBe(0);
    expect(stdout).toMatch(/│ typed\/lz4 /);
    expect(stdout).not.toContain('/bz2');
  });

  test('stores of different days are refused', async () => {
    const root = await twoStores({ lz4: { '2024/2024-153.sqlite': [] } });
    const { status, stderr } = await lab('bench', '--data-dir', root, '--scenario', SPEC);
    expect(stderr).toMatch(/hold different days \[BAD_OPTION\]/);
    expect(status).toBe(2);
  });
});

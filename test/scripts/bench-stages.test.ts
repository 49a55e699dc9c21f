import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { BenchDocument } from '../../harness/document.ts';
import { readBenchDocument } from '../../harness/read-document.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { lab } from './support/lab.ts';
import { tinyFixture } from './support/tiny.ts';

const ENGINES = ['naive/bz2', 'pool-blob/bz2', 'worker-own/lz4', 'zone/v2', 'auto/lz4-wasm'];

let tiny = '';
beforeAll(async () => {
  tiny = await tinyFixture();
});

async function bench(...flags: readonly string[]): Promise<{ stdout: string; document: BenchDocument }> {
  const file = path.join(temporaryFolder(), 'run.json');
  const picked = ['--engines', ENGINES.join(), '--scenarios', 'anchored/1,anchored/2,edge/empty', '--workers', '2'];
  const run = await lab('bench', '--data-dir', tiny, ...picked, '--repeats', '3', ...flags, '--json', file);
  expect(run.status, run.stderr).toBe(0);
  return { stdout: run.stdout, document: readBenchDocument(file) };
}

describe('--stages', () => {
  let run: Awaited<ReturnType<typeof bench>>;
  beforeAll(async () => {
    run = await bench('--stages');
  });

  test('every engine says on every scenario with candidates what its time goes into, and it adds up', () => {
    const cells = run.document.cells.filter(({ counters }) => counters.candidates > 0);
    expect(new Set(cells.map(({ engine }) => engine)).size).toBe(ENGINES.length);
    for (const { engine, stages = [], wholeMilliseconds = 0, costs } of cells) {
      expect(stages.map(({ stage }) => stage)).toEqual(expect.arrayContaining(['index', 'fetch', 'read', 'other']));
      const sum = stages.reduce((all, { milliseconds }) => all + milliseconds, 0);
      expect(sum / wholeMilliseconds, engine).toBeCloseTo(1, 6);
      expect(costs?.peakRss).toBeGreaterThan(1e7);
    }
  });

  test('workers tell what they did', () => {
    const cells = run.document.cells.filter(({ engine, counters }) => engine === 'pool-blob/bz2' && counters.tasks > 0);
    expect(cells.length).toBeGreaterThan(0);
    for (const { workers, counters, stages } of cells) {
      expect(workers).toMatchObject({ threads: 2, tasks: counters.tasks });
      expect(stages?.map(({ stage }) => stage)).toEqual(
        expect.arrayContaining(['decompress', 'decode', 'queueing', 'transfer', 'idle']),
      );
    }
  });

  test('the report has all of it', () => {
    expect(run.stdout).toMatch(/│ naive\/bz2 +│ decompress +│/);
    expect(run.stdout).toMatch(/^Counted, the same/m);
    expect(run.stdout).toMatch(/^Measured, never/m);
  });
});

test('by default the report has them in short', async () => {
  const { stdout } = await bench();
  expect(stdout).toMatch(/^What the time goes into on .*\(--stages shows all of it\)$/m);
  expect(stdout).not.toMatch(/^Counted/m);
});

test('--no-stages looks at none', async () => {
  const { stdout, document } = await bench('--no-stages');
  expect(stdout).not.toContain('What the time goes into');
  expect(JSON.stringify(document.cells)).not.toMatch(/stages|costs|wholeMilliseconds/);
});

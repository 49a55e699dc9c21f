import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { codecOf, DEFAULT_ENGINES, ENGINE_NAMES, engineFormat } from '../../engines/registry.ts';
import { benchSchema } from '../../harness/document.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { lab } from './support/lab.ts';
import { tinyFixture } from './support/tiny.ts';

let tiny = '';
beforeAll(async () => {
  tiny = await tinyFixture();
});

async function enginesOf(dataDir: string, ...flags: string[]): Promise<string[]> {
  const json = path.join(temporaryFolder(), 'run.json');
  const shared = ['--scenarios', 'anchored/1', '--repeats', '1', '--workers', '1', '--json', json];
  const { status } = await lab('bench', '--data-dir', dataDir, ...flags, ...shared);
  expect(status).toBe(0);
  const { engines } = benchSchema.parse(JSON.parse(readFileSync(json, 'utf8')));
  expect(new Set(engines.map((engine) => engine.status))).toEqual(new Set(['ok']));
  return engines.map(({ name }) => name);
}

test('without --engines the default ones run, each on the store of its format', async () => {
  expect(await enginesOf(tiny)).toEqual(DEFAULT_ENGINES);
});

test('on one store those of its format run', async () => {
  const lz4 = DEFAULT_ENGINES.filter((name) => engineFormat(name) === 'lz4');
  expect(await enginesOf(path.join(tiny, 'lz4'))).toEqual(lz4);
});

test('--engines all runs every engine that the stores serve, and a codec of another name finds the store of its format', async () => {
  const all = await enginesOf(tiny, '--engines', 'all');
  expect(all).toEqual(ENGINE_NAMES);
  expect(new Set(all.map(codecOf)).size).toBeGreaterThan(2);
});

test('bytes read are given by format', async () => {
  const engines = 'typed/bz2,typed/bz2-wasm,typed/lz4-wasm';
  const { stdout } = await lab('bench', '--data-dir', tiny, '--engines', engines, '--scenarios', 'anchored/1');
  expect(stdout).toMatch(/bz2 [\d.,]+ [kMG]?B, lz4 [\d.,]+ [kMG]?B/);
  expect(stdout).not.toMatch(/bz2-wasm [\d.,]+ [kMG]?B/);
});

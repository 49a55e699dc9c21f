import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { readDocument } from '../../harness/read-document.ts';
import { SWEEP } from '../../harness/sweep/sweep-document.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { lab } from './support/lab.ts';
import { SPEC, twoStores } from './support/stores.ts';
import { tinyFixture } from './support/tiny.ts';

let store = '';
beforeAll(async () => {
  store = await twoStores();
});

const FLAGS = ['--pairs', '1', '--repeats', '1', '--scenario', SPEC, '--workers', '2'];

test.each([
  ['box', '50,100,200', 'km'],
  ['window', '20,40,60', 'minutes'],
  ['workers', '1,2,3', 'workers'],
  ['trajectories', '0.1,0.5,1', 'trajectories'],
])('a sweep over %s times every engine at every step', async (over, steps, unit) => {
  const json = path.join(temporaryFolder(), 'sweep.json');
  const engines = ['--engines', 'scan/lz4-wasm,pool-chunk/bz2-wasm'];
  const run = await lab(
    'sweep',
    '--data-dir',
    store,
    '--over',
    over,
    '--steps',
    steps,
    ...engines,
    ...FLAGS,
    '--json',
    json,
  );
  expect(run.stderr).toMatch(/^saved /m);
  expect(run.status).toBe(0);
  const document = readDocument(json, SWEEP);
  expect(document).toMatchObject({ over, unit, engines: ['pool-chunk/bz2-wasm', 'scan/lz4-wasm'] });
  expect(document.steps.length).toBeGreaterThanOrEqual(3);
  const values = document.steps.map(({ value }) => value);
  expect(values).toEqual([...new Set(values)].sort((a, b) => a - b));
  for (const { scenario, arms } of document.steps) {
    for (const arm of Object.values(arms)) {
      const cell = document.bench.cells.find((own) => own.engine === arm && own.scenario === scenario);
      expect(cell?.rounds[0]?.samples).toHaveLength(1);
    }
  }
  expect(run.stdout).toMatch(/│ scan\/lz4-wasm +│ +−?\d+\.\d\d │ +.* to /);
});

test('copies of a store with fewer trajectories give the same answer from the same candidates', async () => {
  const json = path.join(temporaryFolder(), 'sweep.json');
  const picked = ['--over', 'trajectories', '--steps', '0.01,0.3,1', '--engines', 'naive/lz4,zone/bz2-wasm'];
  const html = path.join(temporaryFolder(), 'sweep.html');
  const { status } = await lab('sweep', '--data-dir', store, ...picked, ...FLAGS, '--json', json, '--html', html);
  expect(status).toBe(0);
  expect(readFileSync(html, 'utf8')).toMatch(/<title>querylab sweep over trajectories, /);
  const { bench, steps } = readDocument(json, SWEEP);
  expect(new Set(bench.cells.map(({ digest }) => digest)).size).toBe(1);
  const naive = bench.cells.filter(({ engine }) => engine.startsWith('naive'));
  expect(new Set(naive.map(({ counters }) => counters.candidates)).size).toBe(1);
  expect(naive[0]?.counters.candidates).toBeGreaterThan(20);
  expect((steps.at(-1)?.value ?? 0) / (steps[0]?.value ?? 0)).toBeGreaterThan(1.5);
});

test.each(['candidates', 'points'])('queries of the tiny fixture are found by their %s', async (over) => {
  const json = path.join(temporaryFolder(), 'sweep.json');
  const picked = ['--over', over, '--steps', '8,16,28,64,256,1024,4096', '--engines', 'scan/lz4-wasm'];
  const run = await lab(
    'sweep',
    '--data-dir',
    await tinyFixture(),
    ...picked,
    '--pairs',
    '1',
    '--repeats',
    '1',
    '--json',
    json,
  );
  expect(run.status).toBe(0);
  const { steps, bench } = readDocument(json, SWEEP);
  expect(steps.length).toBeGreaterThanOrEqual(3);
  for (const { value, scenario } of steps) {
    const cell = bench.cells.find((own) => own.scenario === scenario);
    const answer = bench.scenarios.find(({ name }) => name === scenario);
    expect(over === 'candidates' ? cell?.counters.candidates : answer?.pointsReturned).toBe(value);
  }
});

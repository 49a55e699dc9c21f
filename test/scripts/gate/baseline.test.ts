import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { baselineCheckSchema } from '../../../harness/baseline/baseline-check.ts';
import { type BaselineDocument, baselineSchema } from '../../../harness/baseline/baseline-document.ts';
import { judgeBaseline } from '../../../harness/baseline/judge-baseline.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { lab, startLab } from '../support/lab.ts';
import { tinyFixture } from '../support/tiny.ts';

const SMALL = ['--scenarios', 'anchored/1,anchored/4', '--repeats', '1'];
const ENGINES = ['--engines', 'typed/lz4,scan/lz4-wasm'];

const folder = temporaryFolder();
const file = path.join(folder, 'baseline.json');
let store = '';
let saved: BaselineDocument;
let progress = '';

beforeAll(async () => {
  store = await tinyFixture();
  const { status, stderr } = await lab(
    'baseline',
    'save',
    file,
    '--data-dir',
    store,
    ...SMALL,
    ...ENGINES,
    '--pairs',
    '6',
    // Whatever else a machine that runs tests does.
    '--force',
  );
  if (status !== 0) throw new Error(stderr);
  progress = stderr;
  saved = baselineSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}, 60_000);

test('a baseline holds ratios of every pair to the control, and nothing else is left behind', () => {
  expect(saved).toMatchObject({ control: 'naive/lz4', engines: ['typed/lz4', 'scan/lz4-wasm'] });
  expect(saved.ratios.map(({ engine, scenario, pairs }) => [engine, scenario, pairs.length])).toEqual(
    ['anchored/1', 'anchored/4'].flatMap((scenario) =>
      ['again:naive/lz4', 'typed/lz4', 'scan/lz4-wasm'].map((engine) => [engine, scenario, 6]),
    ),
  );
  expect(saved.scenarios.every(({ digest }) => /^[0-9a-f]{64}$/.test(digest ?? ''))).toBe(true);
  expect(readdirSync(folder)).toEqual(['baseline.json']);
});

test('progress off a terminal is of the looks, in a line every few seconds: not one for all that a round does', async () => {
  const phases = (stderr: string) => [
    ...new Set([...stderr.matchAll(/^([a-z]+) \d+\/\d+/gm)].map(([, phase]) => phase)),
  ];
  expect(phases(progress)).toEqual(['identity', 'timing']);
  expect(progress).toMatch(/^timing 0\/6/m);
  const { stderr } = await check(file);
  expect(phases(stderr).slice(0, 2)).toEqual(['identity', 'screening']);
  expect(stderr).not.toMatch(/^(open|timing) /m);
}, 60_000);

async function check(baseline: string, ...args: readonly string[]) {
  const json = path.join(temporaryFolder(), 'check.json');
  const few = ['--pairs', '6', '--confirmation-pairs', '6'];
  const outcome = await lab('gate', '--baseline', baseline, '--data-dir', store, ...few, '--json', json, ...args);
  const found = existsSync(json) ? baselineCheckSchema.parse(JSON.parse(readFileSync(json, 'utf8'))) : null;
  return { ...outcome, check: found };
}

/** The baseline with something changed, in a file of its own. */
function changed(change: (baseline: BaselineDocument) => object): string {
  const other = path.join(temporaryFolder(), 'changed.json');
  writeFileSync(other, JSON.stringify({ ...saved, ...change(saved) }));
  return other;
}

test('the same code against it: the control and its arms in every pair, and the verdict of the document', async () => {
  const { check: found, status, stdout, stderr } = await check(file);
  if (found === null) throw new Error(stderr);
  expect(found.screening?.engines.map(({ name }) => name)).toEqual([
    ...['naive/lz4', 'again:naive/lz4', 'slow:naive/lz4', 'typed/lz4', 'scan/lz4-wasm'],
  ]);
  const judgement = judgeBaseline(found);
  expect(status).toBe(judgement.status);
  expect(judgement.counters).toEqual([]);
  expect(stdout).toContain('what slows naive/lz4 down by the same share cannot be seen here');
  expect((await lab('report', path.join(folder, 'baseline.json'))).stderr).toContain('querylab/baseline');
}, 60_000);

test('other results end the run before anything is timed', async () => {
  const other = changed(({ scenarios }) => ({
    scenarios: scenarios.map((own) => ({ ...own, digest: '0'.repeat(64) })),
  }));
  const { check: found, status, stdout } = await check(other);
  expect(status).toBe(1);
  expect(found?.screening).toBeNull();
  expect(stdout).toContain('all engines answer anchored/1 otherwise than when the baseline was saved');
}, 60_000);

test('counters that grew fail, and are named', async () => {
  const fewer = changed(({ counters }) => ({
    counters: counters.map((own) => ({ ...own, counters: { ...own.counters, rows: (own.counters.rows ?? 0) - 1 } })),
  }));
  const { status, stdout } = await check(fewer);
  expect(status).toBe(1);
  expect(stdout).toMatch(/typed\/lz4 on anchored\/1: rows \d+ → \d+/);
}, 60_000);

describe('is refused:', () => {
  const of = (name: string) => (baseline: BaselineDocument) => ({
    scenarios: baseline.scenarios.map((own, i) =>
      i === 0 ? { ...own, ...{ request: { ...own.request, t1: name } } } : own,
    ),
  });
  test.each([
    ['a file that is not there', () => path.join(folder, 'none.json'), /cannot be read/],
    ['a bench', () => path.join(store, 'manifest.json'), /has no "schema"/],
    ['another query', () => changed(of('2024-01-01T00:00:00Z')), /other scenarios: anchored\/1/],
    [
      'another store',
      () =>
        changed(({ configuration }) => ({
          configuration: { ...configuration, dayFiles: configuration.dayFiles.slice(1) },
        })),
      /other stores: .* missing in one or of another size/,
    ],
    [
      'another machine',
      () => changed(({ environment }) => ({ environment: { ...environment, cores: 1_000 } })),
      /other machines: 1000 × .*; --force compares all the same/,
    ],
    [
      'an engine that is gone',
      () => {
        const rename = <T extends { engine: string }>(own: T) => ({
          ...own,
          engine: own.engine === 'typed/lz4' ? 'gone/lz4' : own.engine,
        });
        return changed(({ ratios, counters }) => ({
          engines: ['gone/lz4', 'scan/lz4-wasm'],
          ...{ ratios: ratios.map(rename), counters: counters.map(rename) },
        }));
      },
      /this checkout has no engine gone\/lz4\. Save a new one, or use --base/,
    ],
    ['another control', () => changed(() => ({ control: 'gone/lz4' })), /has no ratio of again:gone\/lz4/],
  ])('%s', async (_, baseline, message) => {
    const { status, stderr, check: found } = await check(baseline());
    expect([status, stderr, found]).toEqual([2, expect.stringMatching(message), null]);
  });

  test.each([
    [['gate', '--baseline', 'x.json', '--base', 'HEAD'], /--base and --baseline exclude each other/],
    [['gate', '--base', 'HEAD', '--force'], /--force says nothing beside --base/],
    [['gate', '--baseline', 'x.json', '--engines', 'typed/lz4'], /--engines says nothing beside --baseline/],
    [['gate', '--baseline', 'x.json', '--repeats', '20'], /--repeats says nothing beside --baseline/],
    [['baseline', 'save', '/nosuch/file.json'], /cannot write/],
    [['baseline', 'save', 'x.json', '--control', 'typed/lz5'], /unknown engine 'typed\/lz5'/],
    [['baseline', 'save', 'x.json', '--engines', 'c/lz4'], /is a program of its own/],
    [['baseline', 'save', 'x.json', '--pairs', '5'], /--pairs takes a whole number from 6/],
  ])('%j', async (args, message) => {
    const where = args[0] === 'baseline' ? ['--data-dir', store] : [];
    const { status, stderr } = await lab(...args, ...where);
    expect([status, stderr]).toEqual([2, expect.stringMatching(message)]);
    expect(existsSync('x.json')).toBe(false);
  });
});

test('another machine is compared with where that is overlooked, and it is said', async () => {
  const other = changed(({ environment }) => ({ environment: { ...environment, cores: 1_000 } }));
  const { check: found, stdout } = await check(other, '--force');
  expect(found?.overlooked[0]).toContain('other machines: 1000 ×');
  expect(stdout).toContain('overlooked: other machines');
}, 60_000);

test('Ctrl-C saves no baseline', async () => {
  const target = path.join(temporaryFolder(), 'never.json');
  const running = startLab(['baseline', 'save', target, '--data-dir', store, ...ENGINES, '--repeats', '100000']);
  while (!running.stderr().includes('timing')) await sleep(10);
  process.kill(-(running.child.pid as number), 'SIGINT');
  const { status, stderr } = await running.outcome;
  expect([status, stderr]).toEqual([130, expect.stringContaining('no baseline was saved')]);
  expect(readdirSync(path.dirname(target))).toEqual([]);
}, 60_000);

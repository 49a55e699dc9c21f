import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { baselineObstacles } from '../../../harness/baseline/baseline-obstacles.ts';
import { makeBaseline } from '../../../harness/baseline/make-baseline.ts';
import { checkLeftAlone } from '../../../harness/baseline/other-work.ts';
import { readBaseline } from '../../../harness/baseline/read-baseline.ts';
import { caught } from '../../support/caught-error.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { askedRun, baseline, CONTROL, controlledRun, ENGINES, usual } from './support/baseline-check.ts';

const folder = temporaryFolder();
const whole = baseline();
const text = JSON.stringify(whole);

function saved(content: string): string {
  const file = path.join(folder, 'baseline.json');
  writeFileSync(file, content);
  return file;
}

test('a baseline is read as it was saved, and holds no time', () => {
  expect(readBaseline(saved(text))).toEqual(whole);
  expect(text).not.toMatch(/samples|milliseconds|"ms"/i);
  const [again] = whole.ratios;
  expect(again).toMatchObject({ engine: `again:${CONTROL}`, scenario: 's/one' });
  expect(again?.pairs).toHaveLength(16);
  const typed = whole.ratios.find(({ engine }) => engine === 'typed/lz4');
  // 80 ms of 100, give or take what processes differ by.
  expect(Math.exp(typed?.pairs[0]?.log ?? 0)).toBeCloseTo(0.8, 1);
});

describe('refuses a file', () => {
  const first = /"log":-?[\d.e-]+/;
  test.each([
    ['that is cut off', text.slice(0, -50), /is no whole JSON document/],
    [
      'of a newer version',
      text.replace('"version":1', '"version":9'),
      /schema version 9, and this lab reads version 1/,
    ],
    ['with NaN', text.replace(first, '"log":NaN'), /is no whole JSON document/],
    ['with null for a ratio', text.replace(first, '"log":null'), /is damaged: ratios\.0\.pairs\.0\.log/],
    ['with infinity', text.replace(first, '"log":1e999'), /is damaged: ratios\.0\.pairs\.0\.log/],
    ['without pairs', text.replace(/"pairs":\[[^\]]*\]/, '"pairs":[]'), /is damaged: ratios\.0\.pairs/],
    [
      'that lacks a cell',
      JSON.stringify({ ...whole, ratios: whole.ratios.filter(({ engine }) => engine !== 'scan/lz4') }),
      /has no ratio of scan\/lz4 on s\/one: save it again/,
    ],
    [
      'that lacks the second arm of the control',
      JSON.stringify({ ...whole, ratios: whole.ratios.slice(1) }),
      /has no ratio of again:naive\/lz4 on s\/one/,
    ],
    ['that lacks counters', JSON.stringify({ ...whole, counters: [] }), /has no counters of naive\/lz4 on s\/one/],
    ['of a bench', JSON.stringify(controlledRun(usual)), /has no "schema": "querylab\/baseline"/],
  ])('%s', async (_, content, message) => {
    expect((await caught('RESULT_INVALID', () => readBaseline(saved(content)))).message).toMatch(message);
  });

  test('that is not there', async () => {
    const missing = path.join(folder, 'missing.json');
    expect((await caught('RESULT_INVALID', () => readBaseline(missing))).message).toContain('cannot be read');
  });
});

describe('no baseline is made', () => {
  const made = (timed: ReturnType<typeof controlledRun>) => () =>
    makeBaseline({ control: CONTROL, engines: ENGINES, asked: askedRun(), timed });

  test('of too few pairs', async () => {
    const { message } = await caught('RESULT_INVALID', made(controlledRun(usual, { rounds: 5 })));
    expect(message).toContain('5 process pairs, and a comparison needs 6; give a larger --budget');
  });

  test('on a machine that did other work: no run would qualify against it', async () => {
    const busy = { ...whole, otherCores: 0.11 * whole.environment.cores };
    const { message, exitStatus } = await caught('MACHINE_BUSY', () => checkLeftAlone(busy));
    expect(message).toMatch(/^no baseline was saved: other work took 0\.4 of 4 processors meanwhile, .*--force/);
    expect(exitStatus).toBe(4);
    for (const otherCores of [null, 0, 0.09 * whole.environment.cores]) checkLeftAlone({ ...whole, otherCores });
  });

  test('of an interrupted run', async () => {
    await caught('INTERRUPTED', made(controlledRun(usual, { complete: false })));
  });

  test('where an engine failed', async () => {
    const run = controlledRun(usual);
    const died = { ...{ status: 'failed' as const, scenario: 's/one', code: 'X' }, message: 'it died', reproduce: 'r' };
    const engines = run.engines.map((own) => (own.name === 'scan/lz4' ? { name: own.name, ...died } : own));
    expect((await caught('RESULT_INVALID', made({ ...run, engines }))).message).toContain(
      'scan/lz4 failed on s/one: it died; leave it out with --engines',
    );
  });
});

describe('a baseline cannot be compared', () => {
  const run = controlledRun(usual);
  const toBe = {
    ...{ environment: run.environment, configuration: run.configuration },
    scenarios: run.scenarios.map(({ name, request }) => ({ name, request })),
  };
  const fixture = { preset: 'small', seed: 1, digest: 'abc' };
  const onFixture = { ...whole, configuration: { ...whole.configuration, fixture } };

  test('but with what is the same', () => {
    expect(baselineObstacles(whole, toBe)).toEqual([]);
  });

  test('with another store', () => {
    const other = { ...toBe, configuration: { ...toBe.configuration, fixture: { ...fixture, digest: 'def' } } };
    expect(baselineObstacles(onFixture, other)).toMatchObject([{ kind: 'store' }]);
  });

  test('with another query of the same name', () => {
    const [one, ...rest] = toBe.scenarios;
    const scenarios = [{ name: 's/one', request: { ...one?.request, t1: 'later' } as never }, ...rest];
    expect(baselineObstacles(whole, { ...toBe, scenarios })).toMatchObject([{ kind: 'scenarios' }]);
  });

  test('on another machine or with other workers, unless that is overlooked', () => {
    const environment = { ...toBe.environment, cores: 64 };
    const found = baselineObstacles(whole, {
      ...toBe,
      environment,
      configuration: { ...toBe.configuration, workers: 8 },
    });
    expect(found.map(({ kind }) => kind)).toEqual(['machine', 'machine']);
  });

  test('where another quantile stands for a process', () => {
    expect(baselineObstacles({ ...whole, quantile: 0.5 }, toBe)[0]?.text).toContain('0.5-quantiles');
  });
});

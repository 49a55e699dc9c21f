import { expect, test } from 'vitest';
import { compareRuns } from '../../../harness/comparison/compare-runs.ts';
import { benchDocument, type DocumentParts } from '../support/bench-document.ts';

/** A run of eight processes whose typed/lz4 takes `milliseconds`, give or take 1 %. */
const run = (milliseconds: number, rest: DocumentParts = {}) =>
  benchDocument({
    rounds: 8,
    samples: (engine, _, round) =>
      Array(3).fill((engine === 'naive/bz2' ? 40 : milliseconds) * (1 + (round - 3.5) / 400)),
    ...rest,
  });
const typed = (before: number, after: number) =>
  compareRuns(run(before), run(after)).engines.find(({ engine }) => engine === 'typed/lz4');

test('half the time is twice as fast', () => {
  const found = typed(20, 10);
  expect(found?.speedup.estimate).toBeCloseTo(2, 10);
  expect(found?.speedup.interval?.low).toBeGreaterThan(1.9);
  expect(found?.speedup.interval?.high).toBeLessThan(2.1);
  expect(found).toMatchObject({ verdict: 'faster', processes: [8, 8] });
  expect(found?.before).toBeCloseTo(20, 1);
  expect(found?.after).toBeCloseTo(10, 1);
});

test('more time is slower, and the same time the same', () => {
  expect(typed(10, 12)?.verdict).toBe('slower');
  expect(typed(10, 10.01)?.verdict).toBe('same');
});

test('single processes are inconclusive, and the reason says what to do', () => {
  const [found] = compareRuns(benchDocument(), benchDocument()).engines;
  expect(found).toMatchObject({ verdict: 'inconclusive', processes: [1, 1] });
  expect(found?.reason).toContain('--pairs 4');
});

test('engines of one run alone are named, and scenarios without candidates do not count', () => {
  const alone = run(10, { engines: [{ name: 'typed/lz4', status: 'ok' }], candidates: (s) => (s === 's/one' ? 0 : 9) });
  const found = compareRuns(run(10), alone);
  expect(found.unmatched).toEqual(['naive/bz2']);
  expect(found.scenarios).toEqual(['s/two']);
  expect(found.cells.map(({ engine, scenario }) => `${engine} ${scenario}`)).toEqual([
    'typed/lz4 s/one',
    'typed/lz4 s/two',
  ]);
});

test('a process that lacks a scenario is left out', () => {
  const cut = run(10);
  cut.cells.find((cell) => cell.engine === 'typed/lz4' && cell.scenario === 's/two')?.rounds.pop();
  const found = compareRuns(run(10), cut).engines.find(({ engine }) => engine === 'typed/lz4');
  expect(found?.processes).toEqual([8, 7]);
});

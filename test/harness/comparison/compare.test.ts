import { describe, expect, test } from 'vitest';
import { compare } from '../../../harness/comparison/compare.ts';
import { benchDocument, wrongEngine } from '../support/bench-document.ts';

const ok = (...names: string[]) => names.map((name) => ({ name, status: 'ok' as const }));
/** Speed-up of typed/lz4 by round, on s/one and on s/two. */
const SPEEDUPS = [
  [4, 9],
  [5, 8],
  [6, 7],
  [4.5, 6],
  [5.5, 5],
  [3, 4],
  [7, 3],
  [2, 10],
] as const;
const samples = (engine: string, scenario: string, round: number) => {
  // A drift that both processes of a round share.
  const base = 100 * (round + 1);
  const speedup = SPEEDUPS[round]?.[scenario === 's/one' ? 0 : 1] ?? 1;
  const median = engine === 'naive/bz2' ? base : base / speedup;
  return [median / 2, median, median * 9];
};
const paired = (rounds: number) => benchDocument({ samples, rounds });

test('a cell is the median of the ratios of medians within rounds, whatever drifts between them', () => {
  const [cell] = compare(paired(3)).cells;
  expect(cell).toMatchObject({ engine: 'typed/lz4', scenario: 's/one', pairs: 3, verdict: 'inconclusive' });
  expect(cell?.speedup.estimate).toBeCloseTo(5, 12);
  expect(cell?.speedup.interval).toBeNull();
});

test('eight rounds give an interval and a verdict', () => {
  const [cell] = compare(paired(8)).cells;
  expect(cell).toMatchObject({ pairs: 8, verdict: 'faster', reason: '' });
  expect(cell?.speedup.estimate).toBeCloseTo(Math.sqrt(4.5 * 5), 12);
  // Of 2, 3, 4, 4.5, 5, 5.5, 6, 7 the ends lie between the two outermost, 93.6 % of the way inwards on log scale.
  const way = 0.9356435643564357;
  expect(cell?.speedup.interval?.low).toBeCloseTo(2 ** (1 - way) * 3 ** way, 9);
  expect(cell?.speedup.interval?.high).toBeCloseTo(7 ** (1 - way) * 6 ** way, 9);
});

test('a whole engine takes the geometric mean over scenarios within each round, then the median', () => {
  const { engines, baseline, scenarios } = compare(paired(3));
  expect({ baseline, scenarios }).toEqual({ baseline: 'naive/bz2', scenarios: ['s/one', 's/two'] });
  expect(engines).toHaveLength(1);
  expect(engines[0]).toMatchObject({ engine: 'typed/lz4', scenario: null, pairs: 3 });
  // √36, √40, √42
  expect(engines[0]?.speedup.estimate).toBeCloseTo(Math.sqrt(40), 12);
});

test('with the sides changed the speed-up is the inverse', () => {
  const one = compare(paired(8)).engines[0]?.speedup;
  const [other] = compare(paired(8), 'typed/lz4').engines;
  expect(other?.engine).toBe('naive/bz2');
  expect(other?.verdict).toBe('slower');
  expect((one?.estimate ?? 0) * (other?.speedup.estimate ?? 0)).toBeCloseTo(1, 12);
  expect((one?.interval?.low ?? 0) * (other?.speedup.interval?.high ?? 0)).toBeCloseTo(1, 12);
});

describe('pairs', () => {
  test('are only the rounds that both have', () => {
    const document = paired(8);
    document.cells[0]?.rounds.splice(0, 1);
    document.cells[2]?.rounds.splice(5, 2);
    expect(document.cells[0]).toMatchObject({ engine: 'naive/bz2', scenario: 's/one' });
    expect(document.cells[2]).toMatchObject({ engine: 'typed/lz4', scenario: 's/one' });
    const { cells, engines } = compare(document);
    expect(cells.map(({ pairs }) => pairs)).toEqual([5, 8]);
    expect(cells.map(({ verdict }) => verdict)).toEqual(['inconclusive', 'faster']);
    expect(engines.map(({ pairs }) => pairs)).toEqual([5]);
  });

  test('leave out a median of 0, which has no logarithm', () => {
    const zero = (engine: string, scenario: string, round: number) =>
      round === 0 && engine === 'typed/lz4' ? [0, 0, 0] : samples(engine, scenario, round);
    expect(compare(benchDocument({ samples: zero, rounds: 3 })).cells.map(({ pairs }) => pairs)).toEqual([2, 2]);
  });
});

describe('the baseline', () => {
  test('is the one the run was asked for', () => {
    const configuration = { baseline: 'typed/lz4' };
    expect(compare(benchDocument({ configuration }))).toMatchObject({ baseline: 'typed/lz4' });
  });

  test('is the first that was timed where that one is out', () => {
    const engines = [wrongEngine({ name: 'naive/bz2' }), ...ok('typed/bz2', 'typed/lz4')];
    const { baseline, engines: compared } = compare(benchDocument({ engines }));
    expect(baseline).toBe('typed/bz2');
    expect(compared.map(({ engine }) => engine)).toEqual(['typed/lz4']);
  });

  test('is none where nothing was timed', () => {
    expect(compare(benchDocument({ rounds: 0 }))).toEqual({ baseline: null, scenarios: [], engines: [], cells: [] });
  });
});

test('a scenario without candidates is in no figure of a whole engine', () => {
  const candidates = (scenario: string) => (scenario === 's/two' ? 0 : 100);
  const { scenarios, engines, cells } = compare(benchDocument({ samples, candidates, rounds: 3 }));
  expect(scenarios).toEqual(['s/one']);
  expect(engines[0]?.speedup.estimate).toBeCloseTo(5, 12);
  expect(cells).toHaveLength(2);
});

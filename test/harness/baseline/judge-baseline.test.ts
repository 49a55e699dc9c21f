import { describe, expect, test } from 'vitest';
import { judgeBaseline } from '../../../harness/baseline/judge-baseline.ts';
import type { BenchDocument } from '../../../harness/document.ts';
import {
  askedRun,
  baseline,
  baselineCheck,
  CONTROL,
  controlledRun,
  POLICY,
  slower,
  type TimeOf,
  usual,
} from './support/baseline-check.ts';

const judged = (...given: Parameters<typeof baselineCheck>) => judgeBaseline(baselineCheck(...given));

test('the same again passes', () => {
  const found = judged(usual);
  expect(found).toMatchObject({ verdict: 'pass', status: 0, reasons: [], counters: [] });
  expect(found.cells.map(({ engine, scenario, verdict }) => [engine, scenario, verdict])).toEqual(
    [null, 's/one', 's/two'].flatMap((scenario) => [
      ['scan/lz4', scenario, 'same'],
      ['typed/lz4', scenario, 'same'],
    ]),
  );
  expect(found.qualification).toMatchObject({ qualified: true, falseAlarms: 0, injectedFound: 1 });
});

test('a machine that is twice as fast is the same: only ratios are compared', () => {
  const faster: TimeOf = (engine, scenario, round) => usual(engine, scenario, round) / 2;
  expect(judged(faster).verdict).toBe('pass');
});

describe('a slower engine', () => {
  test('is a regression where fresh pairs confirm it, and no other is blamed', () => {
    const found = judged(slower(1.15, 'typed/lz4'));
    expect(found).toMatchObject({ verdict: 'regression', status: 1 });
    expect(found.cells.filter(({ verdict }) => verdict === 'regression').map(({ engine }) => engine)).toEqual(
      Array(3).fill('typed/lz4'),
    );
    const [whole] = found.cells.filter(({ engine }) => engine === 'typed/lz4');
    expect(whole?.first.ratio.estimate).toBeCloseTo(1.15, 2);
    expect(whole?.second).toMatchObject({ confirmed: true });
    expect(found.reasons[0]).toContain('typed/lz4 on all scenarios: 1.15');
  });

  test('on one scenario is found there', () => {
    const found = judged(slower(1.2, 'scan/lz4', 's/two'));
    const cells = found.cells.filter(({ verdict }) => verdict === 'regression');
    expect(cells.map(({ engine, scenario }) => [engine, scenario])).toContainEqual(['scan/lz4', 's/two']);
    expect(cells.map(({ scenario }) => scenario)).not.toContain('s/one');
  });

  test('is not one where fresh pairs do not confirm it', () => {
    const found = judged(slower(1.15, 'typed/lz4'), { second: usual });
    expect(found.verdict).toBe('pass');
    expect(found.cells.every(({ verdict }) => verdict === 'same')).toBe(true);
  });

  test('is not one within the floor', () => {
    expect(judged(slower(1.03, 'typed/lz4')).verdict).toBe('pass');
  });

  test('that got faster is an improvement, and passes', () => {
    const found = judged(slower(0.8, 'typed/lz4'));
    expect(found.verdict).toBe('pass');
    expect(found.cells.filter(({ verdict }) => verdict === 'improvement')).toHaveLength(3);
  });

  test('cannot be told where the control is slower by as much', () => {
    const all: TimeOf = (engine, scenario, round) => 1.5 * usual(engine, scenario, round);
    expect(judged(all).verdict).toBe('pass');
  });
});

test('what every cell might show is corrected for, not the candidates alone', () => {
  const { cells } = judged(slower(1.15, 'typed/lz4', 's/one'));
  const second = cells.find(({ scenario, engine }) => scenario === 's/one' && engine === 'typed/lz4')?.second;
  // Six cells, either of two directions each.
  expect(second?.adjusted).toBeCloseTo(12 * (second?.p ?? 1), 15);
});

describe('unqualified', () => {
  test('where the control differs from itself in both looks', () => {
    const found = judged(slower(1.2, `again:${CONTROL}`));
    expect(found).toMatchObject({ verdict: 'unqualified', status: 4 });
    expect(found.reasons[0]).toContain('the control differs from itself');
  });

  test('where the injected slowdown is not seen', () => {
    const found = judged(slower(1 / 1.1, `slow:${CONTROL}`));
    expect(found.verdict).toBe('unqualified');
    expect(found.reasons[0]).toContain('the injected 10 % was not seen on naive/lz4: 1.00');
  });

  test('where there are too few pairs for an interval', () => {
    const screening = controlledRun(usual, { rounds: 2 });
    expect(judged(usual, { screening, baseline: baseline(usual, 6) }).verdict).toBe('unqualified');
  });

  test.each([
    ['while the baseline was taken', { baseline: { ...baseline(), otherCores: 1.5 } }],
    ['during this run', { screening: controlledRun(usual, { conditions: () => ({ otherCores: 1.5 }) }) }],
  ])('where other work took processors %s', (when, parts) => {
    const found = judged(usual, parts);
    expect(found.verdict).toBe('unqualified');
    expect(found.reasons).toEqual([`other work took 1.5 of 4 processors ${when}`]);
  });

  test('a regression of a run that failed its own test counts for nothing', () => {
    const both: TimeOf = (engine, scenario, round) =>
      slower(2, 'typed/lz4')(engine, scenario, round) * (engine === `slow:${CONTROL}` ? 1 / 1.1 : 1);
    expect(judged(both).verdict).toBe('unqualified');
  });
});

test('where the control shakes, the floor of the engines rises', () => {
  const { cells } = judged(slower(1.12, `again:${CONTROL}`), { second: usual });
  expect(cells[0]?.floor).toBeCloseTo(0.12, 2);
});

describe('without a clock', () => {
  const doubled = (document: BenchDocument): BenchDocument => ({
    ...document,
    cells: document.cells.map((cell) =>
      cell.engine === 'typed/lz4' ? { ...cell, counters: { ...cell.counters, rows: 2 * cell.counters.rows } } : cell,
    ),
  });

  test('a counter that grew fails, however fast the engine is', () => {
    const runs = { asked: doubled(askedRun()), screening: doubled(controlledRun(usual)) };
    const found = judged(usual, runs);
    expect(found).toMatchObject({ verdict: 'regression', status: 1 });
    expect(found.reasons).toContain('typed/lz4 on s/one: rows 100 → 200');
    expect(judged(usual, { ...runs, policy: { ...POLICY, countersAccepted: true } }).verdict).toBe('pass');
  });

  test('a counter that two processes do not count alike is none', () => {
    expect(judged(usual, { asked: doubled(askedRun()) })).toMatchObject({ verdict: 'pass', counters: [] });
  });

  test('other results than those of the baseline fail at once', () => {
    const asked = askedRun();
    const other = { ...asked, scenarios: asked.scenarios.map((own) => ({ ...own, digest: 'other' })) };
    const found = judged(usual, { asked: other, screening: null });
    expect(found).toMatchObject({ verdict: 'other results', status: 1, cells: [] });
    expect(found.reasons[0]).toBe('all engines answer s/one otherwise than when the baseline was saved');
  });

  test('an engine that differs from the others fails', () => {
    const asked = askedRun();
    const wrong = {
      ...{ status: 'wrong' as const, scenario: 's/one', against: CONTROL },
      place: 'flight 3',
      got: '1',
      expected: '2',
      reproduce: 'r',
    };
    const engines = asked.engines.map((own) => (own.name === 'typed/lz4' ? { name: own.name, ...wrong } : own));
    const found = judged(usual, { asked: { ...asked, engines }, screening: null });
    expect(found.reasons).toEqual(['typed/lz4 on s/one answers 1, naive/lz4 2: flight 3']);
  });
});

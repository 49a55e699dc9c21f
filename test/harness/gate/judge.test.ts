import { describe, expect, test } from 'vitest';
import { secondLookPlan } from '../../../harness/gate/candidates.ts';
import type { GateDocument } from '../../../harness/gate/gate-document.ts';
import { judgeGate } from '../../../harness/gate/judge.ts';
import { gateDocument, QUIET, type TimeOf } from './support/gate-document.ts';

/** The head of one engine takes longer by a share. */
const slowed =
  (share: number, engine = 'typed/lz4', scenarios = ['s/one', 's/two']): TimeOf =>
  (role, own, scenario, pair) =>
    QUIET(role, own, scenario, pair) *
    (role === 'head' && own === engine && scenarios.includes(scenario) ? 1 + share : 1);

const called = (document: GateDocument, verdict: string) =>
  judgeGate(document)
    .cells.filter((cell) => cell.verdict === verdict)
    .map(({ engine, scenario }) => `${engine} ${scenario ?? 'all'}`);

test('two sides alike pass, with the same everywhere', () => {
  const judged = judgeGate(gateDocument());
  expect(judged).toMatchObject({ verdict: 'pass', status: 0, reasons: [], counters: [] });
  expect(judged.cells.map(({ verdict }) => verdict)).toEqual(Array(6).fill('same'));
  expect(judged.qualification).toMatchObject({
    ...{ qualified: true, falseAlarms: 0, comparisons: 6, injectedFound: 2, injectedExpected: 2 },
  });
  expect(judged.qualification.visible).toBeGreaterThan(0.05);
  expect(judged.qualification.visible).toBeLessThan(0.07);
});

test('whole engines come first', () => {
  expect(judgeGate(gateDocument()).cells.map(({ engine, scenario }) => [engine, scenario])).toEqual([
    ...[['typed/lz4', null] as const, ['scan/lz4', null] as const],
    ...[['typed/lz4', 's/one'] as const, ['scan/lz4', 's/one'] as const],
    ...[['typed/lz4', 's/two'] as const, ['scan/lz4', 's/two'] as const],
  ]);
});

describe('two looks', () => {
  test('a slowdown that both see is a regression, and only of its engine', () => {
    const document = gateDocument({ first: slowed(0.15), second: slowed(0.15) });
    expect(judgeGate(document)).toMatchObject({ verdict: 'regression', status: 1 });
    expect(called(document, 'regression')).toEqual(['typed/lz4 all', 'typed/lz4 s/one', 'typed/lz4 s/two']);
    expect(called(document, 'same')).toHaveLength(3);
  });

  test('of one scenario is told once', () => {
    const one = { scenarios: ['s/one'], first: slowed(0.15), second: slowed(0.15) };
    const { verdict, reasons } = judgeGate(gateDocument(one));
    expect([verdict, reasons.length]).toEqual(['regression', 1]);
    expect(reasons[0]).toContain('typed/lz4 on s/one: ');
  });

  test('the p-value is that of 12 pairs all beyond the floor, times the number of candidates', () => {
    const [whole] = judgeGate(gateDocument({ first: slowed(0.15), second: slowed(0.15) })).cells;
    expect(whole?.second?.p).toBeCloseTo(1 / 4_096, 12);
    expect(whole?.second?.adjusted).toBeCloseTo(3 / 4_096, 12);
  });

  test('one that fresh pairs do not show is none', () => {
    const document = gateDocument({ first: slowed(0.15), second: QUIET });
    expect(judgeGate(document)).toMatchObject({ verdict: 'pass', status: 0 });
    expect(called(document, 'same')).toHaveLength(6);
  });

  test('one that nobody looked at again leaves the run inconclusive', () => {
    const judged = judgeGate(gateDocument({ first: slowed(0.15) }));
    expect(judged).toMatchObject({ verdict: 'inconclusive', status: 3 });
    expect(judged.cells[0]?.reason).toContain('not looked at again');
  });

  test('four fresh pairs confirm nothing', () => {
    const document = gateDocument({ first: slowed(0.15), second: slowed(0.15), pairs: [8, 4] });
    expect(judgeGate(document)).toMatchObject({ verdict: 'inconclusive', status: 3 });
  });

  test('a slowdown below the floor is none', () => {
    expect(judgeGate(gateDocument({ first: slowed(0.04) })).verdict).toBe('pass');
  });

  test('a gain is an improvement, and passes', () => {
    const document = gateDocument({ first: slowed(-0.2), second: slowed(-0.2) });
    expect(judgeGate(document)).toMatchObject({ verdict: 'pass', status: 0 });
    expect(called(document, 'improvement')).toHaveLength(3);
  });

  test('a gain that turns into a slowdown is not confirmed', () => {
    const document = gateDocument({ first: slowed(-0.2), second: slowed(0.2) });
    expect(called(document, 'improvement')).toEqual([]);
    expect(called(document, 'regression')).toEqual([]);
  });

  test('one cell alone is caught as well', () => {
    const one = slowed(0.3, 'scan/lz4', ['s/two']);
    expect(called(gateDocument({ first: one, second: one }), 'regression')).toContain('scan/lz4 s/two');
  });
});

describe('the second look takes', () => {
  const plan = (first: TimeOf) => {
    const { screening, policy } = gateDocument({ first });
    return Object.fromEntries(secondLookPlan(screening, policy));
  };

  test('nothing where nothing was found', () => expect(plan(QUIET)).toEqual({}));

  test('only the cell that was found', () => {
    expect(plan(slowed(0.08, 'scan/lz4', ['s/two']))).toEqual({ 'scan/lz4': ['s/two'] });
  });

  test('every scenario where a whole engine was', () => {
    expect(plan(slowed(0.15))).toEqual({ 'typed/lz4': ['s/one', 's/two'] });
  });

  test('what the base shows against itself', () => {
    const again: TimeOf = (role, engine, scenario, pair) =>
      QUIET(role, engine, scenario, pair) * (role === 'again' && engine === 'scan/lz4' ? 1.2 : 1);
    expect(Object.keys(plan(again))).toEqual(['scan/lz4']);
  });
});

describe('unqualified', () => {
  const different: TimeOf = (role, engine, scenario, pair) =>
    QUIET(role, engine, scenario, pair) * (role === 'again' && engine === 'scan/lz4' ? 1.2 : 1);

  test('where the base differs from itself in both looks', () => {
    const judged = judgeGate(gateDocument({ first: different, second: different }));
    expect(judged).toMatchObject({ verdict: 'unqualified', status: 4 });
    expect(judged.reasons[0]).toContain('the base differs from itself: scan/lz4 on all scenarios');
    expect(judged.qualification.falseAlarms).toBe(3);
  });

  test('not where it did in the first look only', () => {
    expect(judgeGate(gateDocument({ first: different, second: QUIET })).qualification.falseAlarms).toBe(0);
  });

  test('where the injected slowdown is missed on one engine', () => {
    const missed: TimeOf = (role, engine, scenario, pair) =>
      QUIET(role === 'slow' && engine === 'scan/lz4' ? 'base' : role, engine, scenario, pair);
    const judged = judgeGate(gateDocument({ first: missed }));
    expect(judged).toMatchObject({ verdict: 'unqualified', status: 4 });
    expect(judged.qualification).toMatchObject({ injectedFound: 1, injectedExpected: 2 });
    expect(judged.reasons.join()).toContain('the injected 10 % was not seen: scan/lz4');
  });

  test('before a regression, which nobody could trust then', () => {
    const both: TimeOf = (role, engine, scenario, pair) =>
      role === 'again' ? different(role, engine, scenario, pair) : slowed(0.15)(role, engine, scenario, pair);
    expect(judgeGate(gateDocument({ first: both, second: both })).verdict).toBe('unqualified');
  });

  test('where too few pairs were taken', () => {
    expect(judgeGate(gateDocument({ pairs: [4, 12] }))).toMatchObject({ verdict: 'unqualified', status: 4 });
  });
});

describe('other results', () => {
  const results = [
    { engine: 'typed/lz4', scenario: 's/one', place: 'trajectory 3, point 7, field alt', got: '1', expected: '3000' },
  ];

  test('fail whatever the clock says', () => {
    const judged = judgeGate(gateDocument({ first: slowed(-0.3), second: slowed(-0.3), rest: { results } }));
    expect(judged).toMatchObject({ verdict: 'other results', status: 1 });
    expect(judged.reasons[0]).toContain('trajectory 3, point 7, field alt');
  });

  test('pass where they are accepted', () => {
    expect(judgeGate(gateDocument({ policy: { resultsAccepted: true }, rest: { results } })).verdict).toBe('pass');
  });

  test('fail, accepted or not, where a build contradicts itself', () => {
    const contradicting = results.map((result) => ({ ...result, contradiction: true as const }));
    const document = gateDocument({ policy: { resultsAccepted: true }, rest: { results: contradicting } });
    expect(judgeGate(document)).toMatchObject({ verdict: 'other results', status: 1 });
  });

  test('are told even if nothing was timed', () => {
    const document = gateDocument({ rest: { results } });
    for (const cell of document.screening.cells) cell.rounds.length = 0;
    expect(judgeGate(document)).toMatchObject({ verdict: 'other results', status: 1, cells: [] });
  });

  test('are those of a head that fails where the base answers', () => {
    const document = gateDocument();
    const { engines, cells } = document.screening;
    const failure = { code: 'BLOB_CORRUPT', message: 'no such byte', reproduce: 'npm run bench' };
    engines[engines.findIndex(({ name }) => name === 'head:scan/lz4')] = {
      ...{ name: 'head:scan/lz4', status: 'failed', scenario: 's/one' },
      ...failure,
    };
    for (const cell of cells) if (cell.engine === 'head:scan/lz4') cell.rounds.length = 0;
    const judged = judgeGate(document);
    expect(judged.verdict).toBe('other results');
    expect(judged.reasons).toEqual(['scan/lz4 on s/one fails, the base does not: no such byte']);
  });
});

describe('counters', () => {
  const counting = (role: string, change: (rows: number) => number) => {
    const document = gateDocument();
    for (const cell of document.screening.cells) {
      if (cell.engine === `${role}:scan/lz4` && cell.scenario === 's/two')
        cell.counters.rows = change(cell.counters.rows);
    }
    return document;
  };

  test('that grew fail on a machine of any kind', () => {
    const document = counting('head', (rows) => 2 * rows);
    for (const cell of document.screening.cells) {
      for (const [i, round] of cell.rounds.entries()) round.samples[0] = 10 + ((i * 37) % 29);
    }
    const judged = judgeGate(document);
    expect(judged).toMatchObject({ verdict: 'regression', status: 1 });
    expect(judged.reasons).toEqual(['scan/lz4 on s/two: rows 100 → 200']);
  });

  test('that grew are told before what the clock says, and with it where that can be trusted', () => {
    const document = gateDocument({ first: slowed(0.15), second: slowed(0.15) });
    for (const { engine, counters } of document.screening.cells) if (engine === 'head:scan/lz4') counters.rows++;
    const { reasons } = judgeGate(document);
    expect(reasons).toHaveLength(5);
    expect(reasons[0]).toBe('scan/lz4 on s/one: rows 100 → 101');
    expect(reasons.at(-1)).toContain('typed/lz4 on s/two');
  });

  test('that grew by one fail too', () => {
    expect(judgeGate(counting('head', (rows) => rows + 1)).verdict).toBe('regression');
  });

  test('that fell are named and pass', () => {
    const judged = judgeGate(counting('head', (rows) => rows - 1));
    expect(judged.verdict).toBe('pass');
    expect(judged.counters).toEqual([{ engine: 'scan/lz4', scenario: 's/two', counter: 'rows', base: 100, head: 99 }]);
  });

  test('that grew pass where that is accepted, and are named', () => {
    const document = counting('head', (rows) => 2 * rows);
    document.policy.countersAccepted = true;
    expect(judgeGate(document)).toMatchObject({ verdict: 'pass', counters: [{ counter: 'rows' }] });
  });

  test('that the base does not repeat say nothing', () => {
    const document = counting('head', (rows) => 2 * rows);
    for (const cell of document.screening.cells) if (cell.engine === 'again:scan/lz4') cell.counters.rows = 150;
    expect(judgeGate(document)).toMatchObject({ verdict: 'pass', counters: [] });
  });
});

test('an interrupted run concludes nothing, and an inconclusive one passes where that is asked for', () => {
  expect(judgeGate(gateDocument({ rest: { complete: false } }))).toMatchObject({ verdict: 'interrupted', status: 130 });
  const asked = { policy: { inconclusivePasses: true }, first: slowed(0.15) };
  expect(judgeGate(gateDocument(asked))).toMatchObject({ verdict: 'inconclusive', status: 0 });
});

test('the floor rises to what the base shows against itself', () => {
  const shaken: TimeOf = (role, engine, scenario, pair) =>
    slowed(0.15)(role, engine, scenario, pair) * (role === 'again' ? 1 + 0.04 * (pair % 5) : 1);
  const [whole] = judgeGate(gateDocument({ first: shaken, second: shaken })).cells;
  expect(whole?.floor).toBeGreaterThan(0.05);
  expect(whole?.floor).toBeLessThan(0.12);
});

test('and to what it shows in the second look', () => {
  const moved: TimeOf = (role, engine, scenario, pair) =>
    slowed(0.15)(role, engine, scenario, pair) * (role === 'again' ? 1.2 : 1);
  const [whole] = judgeGate(gateDocument({ first: slowed(0.15), second: moved })).cells;
  expect(whole).toMatchObject({ verdict: 'inconclusive', second: { beyond: null, confirmed: false } });
});

test('a cell is the same only where its whole interval lies within the floor', () => {
  const wide: TimeOf = (role, engine, scenario, pair) =>
    QUIET(role, engine, scenario, pair) *
    (role === 'head' && scenario === 's/one' ? ([0.9, 1, 1.1][pair % 3] ?? 1) : 1);
  const cells = judgeGate(gateDocument({ first: wide })).cells.filter(({ scenario }) => scenario === 's/one');
  expect(cells.map(({ verdict }) => verdict)).toEqual(['inconclusive', 'inconclusive']);
  expect(cells[0]?.reason).toBe('the interval holds the edge of what counts');
});

test('a head that shakes too much to see a slowdown in is no pass', () => {
  const shaking: TimeOf = (role, engine, scenario, pair) =>
    QUIET(role, engine, scenario, pair) *
    (role === 'head' && engine === 'scan/lz4' ? (pair % 2 === 0 ? 0.85 : 1.1) : 1);
  const judged = judgeGate(gateDocument({ first: shaking }));
  expect(judged.qualification.qualified).toBe(true);
  expect(judged).toMatchObject({ verdict: 'inconclusive', status: 3 });
  expect(judged.reasons).toEqual([
    expect.stringMatching(/^scan\/lz4: only a slowdown of \d\d\.?\d? % would have been seen, not of 15\.5 %$/),
  ]);
});

test('scenarios without candidates are in no figure of a whole engine', () => {
  const slowEmpty = slowed(0.5, 'typed/lz4', ['s/two']);
  const document = gateDocument({ first: slowEmpty, second: slowEmpty });
  for (const { cells } of [document.screening, document.confirmation as GateDocument['screening']]) {
    for (const cell of cells) if (cell.scenario === 's/two') cell.counters.candidates = 0;
  }
  expect(judgeGate(document).cells[0]?.verdict).toBe('same');
});

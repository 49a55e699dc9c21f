import { describe, expect, test } from 'vitest';
import { renderTerminal } from '../../reports/bench/terminal.ts';
import { benchDocument, type DocumentParts, wrongEngine } from '../harness/support/bench-document.ts';

const lines = (parts: DocumentParts = {}, details = false) => renderTerminal(benchDocument(parts), details).split('\n');
const last = (parts?: DocumentParts) => lines(parts).at(-1);
const ok = (...names: string[]) => names.map((name) => ({ name, status: 'ok' as const }));
const tenOf = (value: number) => Array.from({ length: 10 }, () => value);

describe('the last line', () => {
  test('names the fastest engine, by how much, and that all agree', () => {
    expect(last()).toBe(
      'typed/lz4 is the fastest and 3.87× as fast as naive/bz2, the next (geometric means over 2 scenarios with ' +
        'candidates). That is one process an engine: run with --pairs 8 for a verdict. Both engines returned the same flights.',
    );
  });

  test('names baseline and runner-up where they are two', () => {
    const cost = new Map([
      ['naive/bz2', 40],
      ['typed/bz2', 20],
      ['typed/lz4', 10],
    ]);
    const parts = { engines: ok(...cost.keys()), samples: (engine: string) => tenOf(cost.get(engine) as number) };
    expect(last(parts)).toContain(
      'typed/lz4 is the fastest, 4.00× as fast as naive/bz2 and 2.00× as fast as typed/bz2',
    );
  });

  test('does not tell engines apart that are closer than one run can tell', () => {
    const samples = (engine: string) => tenOf(engine === 'naive/bz2' ? 10.3 : 10);
    expect(last({ samples })).toContain('typed/lz4 and naive/bz2 lead');
    expect(last({ samples })).toContain('too close to call');
  });

  test('says FAIL where an engine is wrong or failed', () => {
    expect(last({ engines: [...ok('naive/bz2'), wrongEngine()] })).toMatch(/^FAIL: typed\/lz4 did not/);
    expect(last({ engines: [...ok('naive/bz2'), wrongEngine()], complete: false })).toMatch(/^FAIL: /);
  });

  test('concludes nothing where the run was interrupted, nothing was timed, or nothing was met', () => {
    expect(last({ complete: false })).toBe('Interrupted: nothing to conclude.');
    expect(last({ engines: [] })).toBe('No engine was timed: nothing to conclude.');
    expect(last({ candidates: () => 0 })).toBe('No scenario met candidates: nothing to conclude.');
  });

  test('claims no agreement of one engine alone', () => {
    expect(last({ engines: ok('naive/bz2') })).toContain('no other engine was compared');
  });
});

describe('with process pairs', () => {
  const COST = new Map([
    ['naive/bz2', 40],
    ['worker-own/bz2-foxglove', 12],
    ['typed/lz4', 10],
  ]);
  /** Eight pairs that differ by up to `spread` up and down. */
  const pairs = (spread: number, cost = COST, rest: DocumentParts = {}): DocumentParts => ({
    engines: ok(...cost.keys()),
    rounds: 8,
    samples: (engine, _, round) => {
      const way = engine === 'naive/bz2' ? 0 : ((round * 3) % 8) / 7 - 0.5;
      return tenOf((cost.get(engine) ?? 0) * (1 + 2 * spread * way));
    },
    ...rest,
  });

  test('the last line gives intervals, and the lead over the next from pairs of the two', () => {
    expect(last(pairs(0.01))).toBe(
      'typed/lz4 is the fastest, 4.00× as fast as naive/bz2 (3.97–4.03×) and 1.20× as fast as worker-own/bz2-foxglove, ' +
        'the next (1.20–1.20×); 95 % intervals over 8 process pairs (geometric means over 2 scenarios with candidates). ' +
        'All 3 engines returned the same flights.',
    );
  });

  test('names no baseline twice where that is the next', () => {
    const two = new Map([...COST].filter(([name]) => name !== 'worker-own/bz2-foxglove'));
    expect(last(pairs(0.01, two))).toMatch(
      /^typed\/lz4 is the fastest and 4\.00× as fast as naive\/bz2, the next \(3\.97–4\.03×\);/,
    );
  });

  test('engines that are the same lead together', () => {
    const close = new Map([...COST, ['worker-own/bz2-foxglove', 10.2]]);
    expect(last(pairs(0.001, close))).toMatch(
      /^typed\/lz4 and worker-own\/bz2-foxglove lead, 4\.00× as fast as naive\/bz2 \(.*\); they are the same within 5 %;/,
    );
  });

  test('engines that the intervals do not tell apart lead together', () => {
    const wild = new Map([
      ['naive/bz2', 10.5],
      ['typed/lz4', 10],
    ]);
    expect(last(pairs(0.2, wild))).toMatch(/^typed\/lz4 and naive\/bz2 lead.*; no lead of 5 % among them is sure;/);
  });

  test('an engine has a row with its interval and verdict', () => {
    const rows = lines(pairs(0.01)).filter((line) => /│ (baseline|faster) +│$/.test(line));
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatch(/│ naive\/bz2 .* 1\.00× │ +│ baseline │/);
    expect(rows[2]).toMatch(/│ typed\/lz4 .* 4\.00× │ 3\.97–4\.03× │ faster +│/);
  });

  test('details have a row an engine and scenario with its pairs', () => {
    const rows = lines(pairs(0.01), true).filter((line) => /│ +8 │ .* │ faster +│$/.test(line));
    expect(rows).toHaveLength(4);
    expect(rows[0]).toMatch(/│ s\/one +│ worker-own\/bz2-foxglove │ +8 │ +3\.33× │ +3\.31–3\.36× │ faster/);
  });

  test('their tables are at most 100 columns wide', () => {
    const text = lines(pairs(0.01, COST, { scenarios: ['camera/minneapolis'] }), true);
    const tables = text.filter((line) => /[│┌]/.test(line));
    const paired = tables.slice(tables.findIndex((line) => line.includes('verdict')));
    expect(Math.max(...paired.map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  test('fewer than an interval needs give none, and the last line says how to get one', () => {
    const few = { ...pairs(0.01), rounds: 2 };
    expect(last(few)).toContain('That is 2 processes an engine: run with --pairs 8 for a verdict.');
    expect(lines(few).some((line) => /│ typed\/lz4 .* – │ inconclusive │/.test(line))).toBe(true);
  });

  test('a budget that cut them short is named', () => {
    const cut = { ...pairs(0.01), rounds: 3, configuration: { pairs: 8 } };
    expect(last(cut)).toContain('Only 3 of 8 process pairs fit the budget: raise --budget for a verdict.');
    const note = lines(cut).find((line) => line.startsWith('Note: every cell'));
    expect(note).toBe(
      'Note: every cell has 3 process pairs at most, of 8 asked for: another round did not fit the budget of 90 s; raise --budget.',
    );
  });
});

describe('a wrong engine', () => {
  const report = lines({ engines: [...ok('naive/bz2'), wrongEngine()] }).join('\n');

  test('is shown with scenario, the other engine, the place and both values', () => {
    expect(report).toContain(
      'WRONG typed/lz4 on s/one, compared with naive/bz2: trajectory 3 (source_id x, callsign BAW12), point 7, field alt\n' +
        '  typed/lz4: 1\n  naive/bz2: 3000\n',
    );
  });

  test('comes with the command that shows it again', () => {
    expect(report).toContain(
      '\n  reproduce: npm run bench -- --preset tiny --engines naive/bz2,typed/lz4 --scenarios s/one\n',
    );
  });

  test('has no figure in any table', () => {
    expect(report).not.toMatch(/│ typed/);
    expect(lines({ engines: [...ok('naive/bz2'), wrongEngine()] }, true).join('\n')).not.toMatch(/│ typed/);
  });
});

test('a failed engine is shown with its code, also where its message has several lines', () => {
  const failed = {
    ...{ name: 'typed/lz4', status: 'failed' as const, scenario: 's/one', code: 'CHILD_DIED' },
    ...{ message: 'the process exited with 1; it said:\nout of memory', reproduce: 'npm run bench -- again' },
  };
  expect(lines({ engines: [...ok('naive/bz2'), failed] }).join('\n')).toContain(
    'FAILED typed/lz4 on s/one: the process exited with 1; it said:\nout of memory [CHILD_DIED]\n  reproduce: npm run',
  );
});

describe('cells with few samples', () => {
  test('are counted and named', () => {
    const samples = (_: string, scenario: string) => (scenario === 's/two' ? [1, 2, 3, 4, 5] : tenOf(1));
    const note = lines({ samples }).find((line) => line.startsWith('Note: '));
    expect(note).toContain('2 of 4 cells have fewer than 10 samples (at least 5): s/two; the budget was 90 s');
  });

  test('are not spoken of where there are none', () => {
    expect(lines().some((line) => line.startsWith('Note: '))).toBe(false);
  });
});

test('a scenario without candidates is in no mean', () => {
  const candidates = (scenario: string) => (scenario === 's/two' ? 0 : 100);
  const samples = (engine: string, scenario: string) => tenOf(engine === 'naive/bz2' && scenario === 's/one' ? 40 : 10);
  expect(last({ candidates, samples })).toContain('4.00× as fast as naive/bz2, the next (geometric means over 1 scen');
});

test('details add every cell', () => {
  const cells = (details: boolean) => lines({}, details).filter((line) => /│ s\/one +│ (naive|typed)/.test(line));
  expect(cells(false)).toHaveLength(0);
  expect(cells(true)).toHaveLength(2);
});

test('control characters of data are shown as ?', () => {
  const place = 'trajectory 0 (source_id \u001b[2J, callsign A\nFAIL: x\u2028\u0007\u202e), field orig';
  const report = renderTerminal(benchDocument({ engines: [...ok('naive/bz2'), wrongEngine({ place })] }), true);
  expect(report).toContain('trajectory 0 (source_id ?[2J, callsign A?FAIL: x???), field orig');
  expect(report.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
});

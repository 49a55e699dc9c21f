import { describe, expect, test } from 'vitest';
import { type BenchDocument, benchSchema } from '../../harness/document.ts';
import { stageFigures } from '../../reports/bench/stage-figures.ts';
import { renderTerminal } from '../../reports/bench/terminal.ts';
import html from '../../reports/formats/html.tsx';
import { benchDocument, type DocumentParts } from '../harness/support/bench-document.ts';

const LONGEST = 'worker-zone/bz2-foxglove';

/** A document whose cells have stages on the scenarios named. */
function explained(scenarios: readonly string[] = ['s/one'], parts: DocumentParts = {}): BenchDocument {
  const document = benchDocument(parts);
  for (const cell of document.cells) {
    if (!scenarios.includes(cell.scenario) || cell.rounds.length === 0) continue;
    cell.stages = [
      { stage: 'index', milliseconds: 1 },
      { stage: 'fetch', milliseconds: 2 },
      { stage: 'decompress', milliseconds: 30 },
      { stage: 'decode', milliseconds: 6 },
      { stage: 'read', milliseconds: 0.05 },
      { stage: 'filter', milliseconds: 0.05 },
      { stage: 'other', milliseconds: 0.9 },
    ];
    cell.wholeMilliseconds = 40;
    cell.costs = {
      ...{ calls: 5, userMilliseconds: 38.5, systemMilliseconds: 1.5, peakRss: 123_000_000, heapBytes: 2_500_000 },
      ...{ externalBytes: 1_200, collections: 0.5, collectionMilliseconds: 0.25 },
    };
  }
  return document;
}

/** The same, and one of its engines is another process without V8. */
function withoutV8(): BenchDocument {
  const document = explained();
  for (const cell of document.cells.filter(({ engine }) => engine === 'typed/lz4')) {
    Object.assign(cell.costs ?? {}, {
      ...{ heapBytes: null, externalBytes: null, collections: null, collectionMilliseconds: null },
    });
  }
  return document;
}

const shown = (document: BenchDocument, stages: boolean) => renderTerminal(document, false, stages).split('\n');
const from = (lines: string[], title: RegExp) => lines.slice(lines.findIndex((line) => title.test(line)));

test('shares are of sums over scenarios, the greatest first, and add up', () => {
  const [first] = stageFigures(explained(['s/one', 's/two']));
  expect(first).toMatchObject({ engine: 'naive/bz2', whole: 80 });
  expect(first?.stages.slice(0, 2)).toEqual([
    { stage: 'decompress', milliseconds: 60, share: 0.75 },
    { stage: 'decode', milliseconds: 12, share: 0.15 },
  ]);
  expect(first?.stages.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
  // The timed calls have a median of 40.45 ms a scenario.
  expect(first?.timed).toBeCloseTo(80.9, 9);
});

test('by default a row an engine names the two stages that take most', () => {
  const lines = from(shown(explained(), false), /^What the time goes into on s\/one \(--stages/);
  const row = lines.find((line) => line.includes('│ naive/bz2'));
  expect(row).toMatch(
    /│ naive\/bz2 +│ +40\.5 │ +40\.0 │ +0\.989× │ decompress 75 % │ decode 15 %, 60 % of the rest +│/,
  );
  expect(lines.join('\n')).not.toContain('left over');
});

describe('with --stages', () => {
  const lines = from(shown(explained(), true), /^What the time goes into/);

  test('every stage has a row, small ones one together, and the whole the last', () => {
    const start = lines.findIndex((line) => line.includes('│ naive/bz2'));
    const cells = lines.slice(start, start + 7).map((line) => line.split('│').map((cell) => cell.trim()));
    expect(cells.map((row) => row.slice(2, 5))).toEqual([
      ['decompress', '30.0', '75 %'],
      ['decode', '6.00', '15 %'],
      ['fetch', '2.00', '5 %'],
      ['index', '1.00', '3 %'],
      ['left over', '0.900', '2 %'],
      ['2 below 0.5 % each', '0.100', '0 %'],
      ['whole', '40.0', '100 %'],
    ]);
    expect(cells[6]?.[5]).toBe('0.989× of 40.5 ms timed');
  });

  test('what is counted and what is measured are tables of their own', () => {
    const counted = from(lines, /^Counted/)
      .slice(0, 8)
      .join('\n');
    // 100 rows, 123,456 bytes and 4,321 points for 1,000 points returned.
    expect(counted).toMatch(/│ naive\/bz2 │ +100 │ +100 │ +123 kB │ +0 │ +123 │ +0\.100 │ +4\.32 │/);
    const measured = from(lines, /^Measured/)
      .slice(0, 8)
      .join('\n');
    expect(measured).toMatch(/│ naive\/bz2 │ +38\.5 │ +1\.50 │ +123\.0 MB │ +2\.5 MB │ +1 kB │ +0\.5 │ +0\.250 │/);
  });

  test('what an engine without V8 does not have is a dash, and no 0', () => {
    const measured = from(shown(withoutV8(), true), /^Measured/).slice(0, 10);
    const rows = measured.map((line) => line.split('│').map((cell) => cell.trim()));
    expect(rows.find((row) => row[1] === 'naive/bz2')?.slice(2, -1)).toEqual([
      ...['38.5', '1.50', '123.0 MB', '2.5 MB', '1 kB', '0.5', '0.250'],
    ]);
    expect(rows.find((row) => row[1] === 'typed/lz4')?.slice(2, -1)).toEqual([
      ...['38.5', '1.50', '123.0 MB', '–', '–', '–', '–'],
    ]);
  });

  test('no table is wider than 100 columns', () => {
    const engines = ['naive/bz2', LONGEST].map((name) => ({ name, status: 'ok' as const }));
    const all = from(shown(explained(['s/one'], { engines }), true), /^What the time/);
    const widths = all.filter((line) => /[│┌]/.test(line)).map((line) => line.length);
    expect(widths.length).toBeGreaterThan(20);
    expect(Math.max(...widths)).toBeLessThanOrEqual(100);
  });
});

test('watched calls that differ much from the timed ones are pointed out', () => {
  const doubt = (samples: (engine: string) => number[]) =>
    shown(explained(['s/one'], { samples }), false).find((line) => line.includes('their shares are doubtful'));
  expect(doubt(() => [40])).toBeUndefined();
  expect(doubt((engine) => [engine === 'typed/lz4' ? 10 : 40])).toMatch(/doubtful: typed\/lz4 4\.00×\.$/);
  expect(doubt((engine) => [engine === 'typed/lz4' ? 40 : 100])).toMatch(/doubtful: naive\/bz2 0\.400×\.$/);
});

test('a run that did not look says nothing of it', () => {
  for (const stages of [false, true]) {
    expect(renderTerminal(benchDocument(), false, stages)).not.toMatch(/What the time|Counted|Measured/);
  }
});

test('an engine without timings has no stages either', () => {
  const document = explained();
  for (const cell of document.cells.filter(({ engine }) => engine === 'typed/lz4')) cell.rounds = [];
  expect(stageFigures(document).map(({ engine }) => engine)).toEqual(['naive/bz2']);
});

describe('the document', () => {
  test('has them in fields that may be absent', () => {
    const document = explained();
    expect(benchSchema.parse(JSON.parse(JSON.stringify(document)))).toEqual(document);
    expect(benchSchema.safeParse(benchDocument()).success).toBe(true);
  });

  test('has null for what an engine without V8 does not have, and for nothing else', () => {
    const document = withoutV8();
    expect(benchSchema.parse(JSON.parse(JSON.stringify(document)))).toEqual(document);
    Object.assign(document.cells[0]?.costs ?? {}, { peakRss: null });
    expect(benchSchema.safeParse(document).success).toBe(false);
  });

  test('refuses times that are no numbers', () => {
    const document = explained();
    Object.assign(document.cells[0]?.stages?.[0] ?? {}, { milliseconds: null });
    expect(benchSchema.safeParse(document).success).toBe(false);
  });
});

test('the page has what is counted and what is measured as tables of their own, folded away', () => {
  const page = html(explained(), { details: false });
  const costs = page.slice(page.indexOf('<details id="costs">')).split('</details>')[0] ?? '';
  expect(costs).toMatch(
    /<caption>Counted, .*naive\/bz2.*<td class="number">0\.100<\/td>.*<caption>Measured, .*123\.0 MB/s,
  );
  const foreign = html(withoutV8(), { details: false });
  expect(foreign).toMatch(
    /<caption>Measured, .*typed\/lz4<\/th>(<td class="number">[\d. MB]+<\/td>){3}(<td class="number">–<\/td>){4}/s,
  );
  expect(html(benchDocument(), { details: false })).not.toContain('id="costs"');
});

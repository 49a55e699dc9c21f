import { expect, test } from 'vitest';
import csv from '../../../reports/formats/csv.ts';
import { benchDocument } from '../../harness/support/bench-document.ts';
import { parseCsv } from '../support/csv.ts';

test('one row a sample, to the last digit', () => {
  const document = benchDocument({ rounds: 2, samples: (_, scenario) => (scenario === 's/one' ? [1 / 3, 2e-5] : [7]) });
  const [head, ...rows] = parseCsv(csv(document, { details: false }));
  expect(head).toEqual(['engine', 'scenario', 'round', 'call', 'milliseconds']);
  expect(rows).toHaveLength(2 * 2 * 3);
  expect(rows[0]).toEqual(['naive/bz2', 's/one', '0', '0', String(1 / 3)]);
  expect(rows.slice(1, 4).map((row) => row.slice(1))).toEqual([
    ['s/one', '0', '1', '0.00002'],
    ['s/one', '1', '0', String(1 / 3)],
    ['s/one', '1', '1', '0.00002'],
  ]);
});

test('a name that begins like a formula is text in a spreadsheet', () => {
  const text = csv(benchDocument({ scenarios: ['=HYPERLINK("x")'] }), { details: false });
  expect(parseCsv(text)[1]?.[1]).toBe('\'=HYPERLINK("x")');
});

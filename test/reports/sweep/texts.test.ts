import { expect, test } from 'vitest';
import csv from '../../../reports/sweep/csv.ts';
import json from '../../../reports/sweep/json.ts';
import markdown from '../../../reports/sweep/markdown.ts';
import { parseCsv } from '../support/csv.ts';
import { HOSTILE } from '../support/hostile-document.ts';
import { crossingSweep, hostileSweep, VALUES } from '../support/sweep-documents.ts';

test('JSON is the document itself', () => {
  expect(JSON.parse(json(crossingSweep()))).toEqual(crossingSweep());
});

test('CSV has a row a sample, under the names of the engines and not of what stood for them', () => {
  const sweep = crossingSweep(2);
  for (const cell of sweep.bench.cells) if (cell.engine === 'typed/lz4') cell.engine = `typed/lz4@${cell.scenario}`;
  for (const step of sweep.steps) step.arms['typed/lz4'] = `typed/lz4@${step.scenario}`;
  const [head, ...rows] = parseCsv(csv(sweep));
  expect(head).toEqual(['engine', 'over', 'value', 'unit', 'scenario', 'round', 'call', 'milliseconds']);
  expect(rows).toHaveLength(VALUES.length * 2 * 2 * 3);
  expect(rows[0]).toEqual(['typed/lz4', 'candidates', '10', 'candidates', 's/10', '0', '0', '10']);
  expect(rows.at(-1)).toEqual(['pool-chunk/lz4', 'candidates', '320', 'candidates', 's/320', '1', '2', '202']);
  expect(parseCsv(csv(hostileSweep()))[1]?.[0]).toBe(HOSTILE);
});

test('Markdown says what crosses, then growth, steps and warnings', () => {
  const text = markdown(crossingSweep());
  expect(text).toMatch(
    /^## querylab sweep over candidates\n\n\*\*pool-chunk\/lz4 beats typed\/lz4 above about \d+ candidates \(95 %: \d+ to \d+\)\.\*\*/,
  );
  expect(text).toMatch(/\n\| typed\/lz4 \| +1\.00 \| 1\.00 to 1\.00 \| 2\.00× the time \|\n/);
  expect(text).toMatch(/\n\| 320 candidates \| .* \| 207 \\\* \|\n/);
  expect(text).toContain('<details><summary>Environment</summary>');
});

test('Markdown shows hostile texts as they are', () => {
  const text = markdown(hostileSweep());
  expect(text).not.toContain('<script');
  expect(text).not.toContain('<img');
});

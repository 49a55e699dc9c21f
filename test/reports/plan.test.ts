import { expect, test } from 'vitest';
import { benchSchema } from '../../harness/document.ts';
import { renderTerminal } from '../../reports/bench/terminal.ts';
import { planText } from '../../reports/plan.ts';
import { benchDocument } from '../harness/support/bench-document.ts';

const PLAN = { strategy: 'worker-own', candidates: 1811, expectedMs: { scan: 31, 'worker-own': 16.25 } };

test('a plan says what was picked and what was expected', () => {
  expect(planText(PLAN)).toBe('worker-own for 1,811 candidates (expected: scan 31.0 ms, worker-own 16.3 ms)');
  expect(planText({ strategy: 'scan', candidates: 3, expectedMs: {} })).toBe('scan for 3 candidates (not calibrated)');
});

test('details have a column for picks only where an engine picks', () => {
  const document = benchDocument();
  expect(renderTerminal(document, true)).not.toContain('picked');
  const cells = document.cells.map((cell) => (cell.engine === 'typed/lz4' ? { ...cell, plan: PLAN } : cell));
  const picked = benchSchema.parse(JSON.parse(JSON.stringify({ ...document, cells })));
  const report = renderTerminal(picked, true);
  expect(report).toMatch(/│ over naive\/bz2 +│ picked +│/);
  expect(report).toMatch(/│ s\/one +│ typed\/lz4 .*│ worker-own for 1,811 candidates \(expected: scan 31.0 ms/);
  expect(report).toMatch(/│ s\/one +│ naive\/bz2 .*│ +│\n/);
});

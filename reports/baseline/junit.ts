import { type ComponentChildren, h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { CellJudgement } from '../../harness/gate/gate-judgement.ts';
import { placeText, ratioText } from '../../harness/gate/gate-texts.ts';
import { printable } from '../text-table.ts';
import type { RenderBaseline } from './format.ts';
import { baselineReport } from './rows.ts';

/**
 * JUnit XML: a test a cell, and one for the run, which fails where the whole verdict does: cells alone do not say that
 * results or counters are others, or that the run is not qualified.
 */
const junit: RenderBaseline = (check) => {
  const { judgement } = baselineReport(check);
  const { cells, reasons, status, verdict } = judgement;
  const slower = cells.filter((cell) => cell.verdict === 'regression').length;
  const totals = { tests: String(cells.length + 1), failures: String(slower + (status === 0 ? 0 : 1)) };
  const cases = [
    testCase('whole run', 'gate', status === 0 ? null : `${verdict}: ${reasons.join('; ')}`),
    ...cells.map((cell) => testCase(cell.engine, cell.scenario ?? 'all scenarios', failureOf(cell))),
  ];
  const suite = h('testsuite', { name: 'baseline', ...totals, timestamp: check.createdAt }, cases);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${renderToString(
    h('testsuites', { name: 'querylab gate', ...totals }, suite),
  )}\n`;
};

export default junit;

function failureOf(cell: CellJudgement): string | null {
  if (cell.verdict !== 'regression') return null;
  return `${placeText(cell)}: ${ratioText((cell.second ?? cell.first).ratio)}`;
}

function testCase(name: string, classname: string, failure: string | null): ComponentChildren {
  const attributes = { name: printable(name), classname: printable(classname) };
  if (failure === null) return h('testcase', attributes);
  return h('testcase', attributes, h('failure', { message: printable(failure) }));
}

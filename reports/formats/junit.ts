import { type ComponentChildren, h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { type BenchCell, type BenchDocument, type BenchEngine, samplesOf } from '../../harness/document.ts';
import { quantile } from '../../harness/stats.ts';
import { problemOf } from '../bench/problems.ts';
import { printable } from '../text-table.ts';
import type { RenderReport } from './format.ts';

type Outcome = 'passed' | 'failure' | 'error' | 'skipped';

interface Case {
  readonly engine: string;
  readonly outcome: Outcome;
  readonly message: string;
  /** Median of a call, seconds. */
  readonly seconds: number;
}

/**
 * JUnit XML: a suite a scenario, a test an engine, with the median of a call in seconds as its time. A wrong result is
 * a failure, an engine that could not answer an error; what was therefore not timed is skipped.
 */
const junit: RenderReport = (document) => {
  const suites = document.scenarios.map(({ name }) => ({
    name,
    cases: document.engines.map((engine) => caseOf(document, engine, name)),
  }));
  const all = suites.flatMap(({ cases }) => cases);
  const root = h(
    'testsuites',
    { name: 'querylab bench', ...totals(all) },
    suites.map(({ name, cases }) =>
      h(
        'testsuite',
        { name: printable(name), ...totals(cases), timestamp: document.createdAt },
        cases.map((own) => testCase(name, own)),
      ),
    ),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${renderToString(root)}\n`;
};

export default junit;

function caseOf({ cells }: BenchDocument, engine: BenchEngine, scenario: string): Case {
  const samples = cells.filter((cell: BenchCell) => cell.engine === engine.name && cell.scenario === scenario);
  const times = samples.flatMap(samplesOf);
  const seconds = times.length === 0 ? 0 : quantile(times, 0.5) / 1000;
  const own = { engine: engine.name, seconds };
  if (engine.status !== 'ok' && engine.scenario === scenario) {
    const outcome = engine.status === 'wrong' ? 'failure' : 'error';
    return { ...own, outcome, message: problemOf(engine) ?? '' };
  }
  if (times.length > 0) return { ...own, outcome: 'passed', message: '' };
  const message = engine.status === 'ok' ? 'not timed' : `not timed: ${engine.status} on ${engine.scenario}`;
  return { ...own, outcome: 'skipped', message };
}

function testCase(scenario: string, { engine, outcome, message, seconds }: Case): ComponentChildren {
  const attributes = { name: printable(engine), classname: printable(scenario), time: seconds.toFixed(6) };
  if (outcome === 'passed') return h('testcase', attributes);
  const [first = ''] = message.split('\n');
  if (outcome === 'skipped') return h('testcase', attributes, h('skipped', { message: printable(first) }));
  return h('testcase', attributes, h(outcome, { message: printable(first) }, message));
}

function totals(cases: readonly Case[]): Record<string, string> {
  const number = (outcome: Outcome) => String(cases.filter((own) => own.outcome === outcome).length);
  return {
    tests: String(cases.length),
    failures: number('failure'),
    errors: number('error'),
    skipped: number('skipped'),
    time: cases.reduce((sum, { seconds }) => sum + seconds, 0).toFixed(6),
  };
}

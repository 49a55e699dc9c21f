import { type ComponentChildren, h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { printable } from './text-table.ts';

export type JunitOutcome = 'passed' | 'failure' | 'error' | 'skipped';

/** One test; all its texts may be data. */
export interface JunitCase {
  readonly name: string;
  readonly classname: string;
  readonly outcome: JunitOutcome;
  /** In one line; not shown where it passed. */
  readonly message: string;
  /** The whole story of a failure or an error. */
  readonly text: string;
  /** Where it took a time that means something. */
  readonly seconds?: number;
}

export interface JunitSuite {
  readonly name: string;
  readonly cases: readonly JunitCase[];
}

/**
 * JUnit XML of some suites.
 * @param timestamp of every suite, ISO 8601.
 */
export function junitText(name: string, suites: readonly JunitSuite[], timestamp: string): string {
  const root = h(
    'testsuites',
    { name, ...totals(suites.flatMap(({ cases }) => cases)) },
    suites.map((suite) =>
      h('testsuite', { name: printable(suite.name), ...totals(suite.cases), timestamp }, suite.cases.map(testCase)),
    ),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${renderToString(root)}\n`;
}

function testCase({ name, classname, outcome, message, text, seconds }: JunitCase): ComponentChildren {
  const attributes = {
    ...{ name: printable(name), classname: printable(classname) },
    ...(seconds !== undefined && { time: seconds.toFixed(6) }),
  };
  if (outcome === 'passed') return h('testcase', attributes);
  const [first = ''] = message.split('\n');
  const own = { message: printable(first) };
  if (outcome === 'skipped') return h('testcase', attributes, h('skipped', own));
  return h('testcase', attributes, h(outcome, own, text.split('\n').map(printable).join('\n')));
}

function totals(cases: readonly JunitCase[]): Record<string, string> {
  const number = (outcome: JunitOutcome) => String(cases.filter((own) => own.outcome === outcome).length);
  const timed = cases.filter(({ seconds }) => seconds !== undefined);
  return {
    tests: String(cases.length),
    failures: number('failure'),
    errors: number('error'),
    skipped: number('skipped'),
    ...(timed.length > 0 && { time: timed.reduce((sum, { seconds }) => sum + (seconds ?? 0), 0).toFixed(6) }),
  };
}

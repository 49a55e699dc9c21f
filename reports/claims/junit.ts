import { type ComponentChildren, h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { ClaimResult } from '../../harness/claims/evaluate-claims.ts';
import { printable } from '../text-table.ts';
import type { RenderClaims } from './format.ts';
import { claimsReport } from './rows.ts';

/**
 * JUnit XML: a test a claim. What the project stands for fails where it is refuted and is an error where it is
 * undecided; a question that is not proved is skipped, since it fails nothing.
 */
const junit: RenderClaims = (document) => {
  const { results } = claimsReport(document);
  const outcomes = results.map((result) => ({ result, outcome: outcomeOf(result) }));
  const number = (name: string) => String(outcomes.filter(({ outcome }) => outcome === name).length);
  const totals = {
    tests: String(results.length),
    failures: number('failure'),
    errors: number('error'),
    skipped: number('skipped'),
  };
  const suite = h(
    'testsuite',
    { name: 'claims', ...totals, timestamp: document.bench.createdAt },
    outcomes.map(({ result, outcome }) => testCase(result, outcome)),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${renderToString(
    h('testsuites', { name: 'querylab claims', ...totals }, suite),
  )}\n`;
};

export default junit;

function outcomeOf({ claim, verdict }: ClaimResult): 'passed' | 'failure' | 'error' | 'skipped' {
  if (verdict === 'proved') return 'passed';
  if (!claim.stands) return 'skipped';
  return verdict === 'refuted' ? 'failure' : 'error';
}

function testCase({ claim, verdict, reason }: ClaimResult, outcome: ReturnType<typeof outcomeOf>): ComponentChildren {
  const attributes = { name: printable(claim.name), classname: 'claims' };
  if (outcome === 'passed') return h('testcase', attributes);
  const message = printable(`${verdict}: ${reason}`);
  if (outcome === 'skipped') return h('testcase', attributes, h('skipped', { message }));
  return h('testcase', attributes, h(outcome, { message }, printable(claim.text)));
}

import { Ajv2020 } from 'ajv/dist/2020.js';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import type { GateDocument } from '../../../harness/gate/gate-document.ts';
import { judgeGate } from '../../../harness/gate/judge.ts';
import annotations from '../../../reports/gate/annotations.ts';
import json from '../../../reports/gate/json.ts';
import junit from '../../../reports/gate/junit.ts';
import markdown from '../../../reports/gate/markdown.ts';
import table from '../../../reports/gate/table.ts';
import { jsonSchema, PUBLISHED } from '../../../reports/schema/json-schema.ts';
import { gateDocument, QUIET, type TimeOf } from '../../harness/gate/support/gate-document.ts';
import { emptyGate, GATE_CASES, hostileGate, slowedDocument } from './support/gate-cases.ts';

const made = (render: typeof table, document: GateDocument) => render(document, judgeGate(document));

describe('the terminal', () => {
  test('ends with the verdict and its first reason', () => {
    const lines = made(table, slowedDocument()).trimEnd().split('\n');
    expect(lines.at(-1)).toMatch(
      /^Regression: typed\/lz4 on all scenarios: 1\.\d{3} times the base's time \(1\.1\d\d to 1\.2\d\d\); and 2 more\.$/,
    );
  });

  test('shows ratios with marks, stages and counters', () => {
    const text = made(table, slowedDocument());
    expect(text).toMatch(/s\/one +│ +▲ 1\.(19|20)\d +│ +(1\.00|0\.99)\d/);
    expect(text).toMatch(/decode +│ +4\.00 │ +6\.00 │ +1\.500/);
    expect(text).not.toMatch(/gc +│/);
    expect(text).toMatch(/scan\/lz4 +│ s\/one +│ rows +│ +100 +│ +200/);
    expect(text).toMatch(
      /Where it slowed down: typed\/lz4 on s\/one: decode takes 1\.50 times as long \(6\.00 ms a call in place of 4\.00\)\n/,
    );
    expect(text).toContain('Where it slowed down: differential flame graph: diff/flame.html\n');
  });

  test('blames no stage that has not surely grown', () => {
    const document = slowedDocument();
    const stages = document.worst?.stages.map((own) => ({ ...own, head: own.base }));
    const text = made(table, { ...document, worst: { ...document.worst, stages } as GateDocument['worst'] });
    expect(text).not.toContain('times as long');
  });

  test('names an improvement in a pass', () => {
    const faster: TimeOf = (role, engine, scenario, pair) =>
      QUIET(role, engine, scenario, pair) * (role === 'head' && engine === 'typed/lz4' ? 0.8 : 1);
    expect(made(table, gateDocument({ first: faster, second: faster }))).toMatch(
      /\nPass: no regression; improvement: typed\/lz4 on all scenarios, 0\.\d{3} times the base's time \(.*would have been seen\.\n$/,
    );
  });

  test('says of a pass what it would have seen', () => {
    expect(made(table, gateDocument()).trimEnd().split('\n').at(-1)).toMatch(
      /^Pass: no regression; a slowdown of \d(\.\d)? % of any engine would have been seen\.$/,
    );
  });

  test('says that nothing was measured', () => {
    expect(made(table, emptyGate())).toMatch(/Interrupted: the run was stopped before its end\.\n$/);
  });
});

describe('annotations', () => {
  test('are one command a line, whatever the data', () => {
    const lines = made(annotations, hostileGate()).trimEnd().split('\n');
    for (const line of lines) expect(line).toMatch(/^::(error|warning|notice) title=[^:,]+(%3A[^:,]*)?::[^\r\n]+$/);
    expect(lines.some((line) => line.startsWith('::error::'))).toBe(false);
  });

  test.each([
    ['a pass', gateDocument(), '::notice title=querylab gate%3A Pass::'],
    ['a regression', slowedDocument(), '::error title=querylab gate%3A Regression::'],
    ['an unqualified run', gateDocument({ pairs: [4, 12] }), '::warning title=querylab gate%3A Unqualified::'],
  ])('of %s begin with it', (_, document, start) => {
    expect(made(annotations, document).startsWith(start)).toBe(true);
  });

  test('are ten of a kind at most', () => {
    const scenarios = Array.from({ length: 30 }, (_, i) => `s/${i}`);
    const slow = gateDocument({ scenarios, first: () => 10 });
    for (const cell of slow.screening.cells) if (cell.engine.startsWith('head:')) cell.counters.rows = 101;
    expect(
      made(annotations, slow)
        .split('\n')
        .filter((line) => line.startsWith('::error')),
    ).toHaveLength(10);
  });

  test('show a per cent sign as such', () => {
    expect(made(annotations, gateDocument())).toMatch(/slowdown of \d(\.\d)? %25 of any engine/);
  });
});

describe('JUnit XML', () => {
  /** By a strict parser, which throws where the text is not well-formed. */
  const elements = (document: GateDocument) => {
    const found: { name: string; attributes: Record<string, string> }[] = [];
    const parser = new SaxesParser();
    parser.on('error', (error) => {
      throw error;
    });
    parser.on('opentag', ({ name, attributes }) => {
      found.push({ name, attributes: attributes as Record<string, string> });
    });
    parser.write(made(junit, document)).close();
    return found;
  };
  const totals = (document: GateDocument) => elements(document)[0]?.attributes;

  test.each(GATE_CASES)('of a gate %s is well-formed', (_, document) => {
    expect(elements(document).every(({ name }) => /^(testsuites?|testcase|failure|error|skipped)$/.test(name))).toBe(
      true,
    );
  });

  test('fails where the gate does', () => {
    // The verdict, the whole engine and its two scenarios.
    expect(totals(slowedDocument())).toMatchObject({ tests: '10', failures: '4', errors: '0' });
    expect(totals(gateDocument())).toMatchObject({ tests: '10', failures: '0', errors: '0', skipped: '0' });
    expect(totals(gateDocument({ pairs: [4, 12] }))).toMatchObject({ failures: '0', errors: '2' });
  });
});

test('Markdown shows data as text: no mark-up comes of it', () => {
  const text = made(markdown, hostileGate());
  expect(text).not.toMatch(/<(script|img|!--)/);
  expect(text).not.toMatch(/^::/m);
  expect(made(markdown, slowedDocument())).toMatch(/^\*\*Regression: typed\/lz4 on all scenarios: /m);
});

describe('JSON', () => {
  const published = PUBLISHED.filter(({ file }) => file === 'gate.schema.json');
  const validate = new Ajv2020({ strict: true }).compile(published.map(jsonSchema)[0] ?? false);

  test.each(GATE_CASES)('of a gate %s is as the published schema says', (_, document) => {
    validate(JSON.parse(made(json, document)));
    expect(validate.errors ?? []).toEqual([]);
  });

  test('has the verdict, and all that it was judged from', () => {
    const read = JSON.parse(made(json, slowedDocument()));
    expect(read.judgement).toMatchObject({ verdict: 'regression', status: 1 });
    expect(judgeGate(read)).toEqual(read.judgement);
  });
});

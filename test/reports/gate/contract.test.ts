import { describe, expect, test } from 'vitest';
import { judgeGate } from '../../../harness/gate/judge.ts';
import { GATE_FORMATS, loadGateFormat } from '../../../reports/gate/registry.ts';
import { caught } from '../../support/caught-error.ts';
import { GATE_CASES } from './support/gate-cases.ts';

describe.each(GATE_FORMATS)('the format %s', (name) => {
  test.each(GATE_CASES)('renders a gate %s, with no value that is none', async (_, document) => {
    const render = await loadGateFormat(name);
    const text = render(document, judgeGate(document));
    expect(text.endsWith('\n')).toBe(true);
    expect(text.replace(/<script.*?<\/script>/gs, '')).not.toMatch(/\b(NaN|undefined|Infinity|\[object Object\])\b/);
  });

  test.each(GATE_CASES)('says what became of a gate %s', async (_, document) => {
    const judgement = judgeGate(document);
    const text = (await loadGateFormat(name))(document, judgement);
    // A test that passes says nothing.
    if (name === 'junit' && judgement.status === 0) expect(text).not.toContain('<failure');
    else expect(text.toLowerCase()).toContain(judgement.verdict);
  });
});

test('an unknown format is refused with the nearest', async () => {
  expect((await caught('UNKNOWN_NAME', () => loadGateFormat('annotation'))).message).toContain("'annotations'");
});

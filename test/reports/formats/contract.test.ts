import { describe, expect, test } from 'vitest';
import type { BenchDocument } from '../../../harness/document.ts';
import { loadReportFormat, REPORT_FORMATS } from '../../../reports/formats/registry.ts';
import { benchDocument, wrongEngine } from '../../harness/support/bench-document.ts';
import { caught } from '../../support/caught-error.ts';
import { hostileDocument } from '../support/hostile-document.ts';

const ok = (...names: string[]) => names.map((name) => ({ name, status: 'ok' as const }));
const failed = {
  name: 'x/bz2',
  status: 'failed',
  scenario: 's/one',
  code: 'X',
  message: 'died',
  reproduce: 'r',
} as const;

const DOCUMENTS: readonly (readonly [string, BenchDocument])[] = [
  ['of one round', benchDocument()],
  ['of eight rounds', benchDocument({ rounds: 8 })],
  ['of one engine', benchDocument({ engines: ok('naive/bz2') })],
  ['without engines', benchDocument({ engines: [] })],
  ['without scenarios', benchDocument({ scenarios: [] })],
  ['without samples', benchDocument({ rounds: 0, complete: false })],
  ['without candidates', benchDocument({ candidates: () => 0 })],
  ['of calls that take no time', benchDocument({ samples: () => [0, 0, 0] })],
  ['with a wrong engine', benchDocument({ engines: [...ok('naive/bz2'), wrongEngine()] })],
  ['in which all engines failed', benchDocument({ engines: [failed] })],
  ['with hostile texts', hostileDocument()],
];

describe.each(REPORT_FORMATS)('the format %s', (name) => {
  test.each(DOCUMENTS)('renders a run %s, with no value that is none', async (_, document) => {
    const render = await loadReportFormat(name);
    for (const details of [false, true]) {
      const text = render(document, { details });
      expect(text.endsWith('\n')).toBe(true);
      expect(text.replace(/<script.*?<\/script>/gs, '')).not.toMatch(/\b(NaN|undefined|Infinity|\[object Object\])\b/);
    }
  });
});

test('an unknown format is refused with the nearest', async () => {
  expect((await caught('UNKNOWN_NAME', () => loadReportFormat('markdwn'))).message).toContain("'markdown'");
});

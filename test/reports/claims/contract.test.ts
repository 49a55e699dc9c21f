import { describe, expect, test } from 'vitest';
import type { ClaimsDocument } from '../../../harness/claims/claims-document.ts';
import { CLAIMS_FORMATS, loadClaimsFormat } from '../../../reports/claims/registry.ts';
import { claim, claimsDocument, sound } from '../../harness/claims/support/claims-document.ts';
import { HOSTILE } from '../support/hostile-document.ts';

const question = claim({ least: 100 }, { name: 'question', stands: false });
const refuted = claim({ least: 100 }, { name: 'refuted' });
const open = claim({ candidates: 5_000 }, { name: 'open' });

const DOCUMENTS: readonly (readonly [string, ClaimsDocument])[] = [
  ['in which all is proved', claimsDocument([claim()])],
  ['with every outcome', claimsDocument([claim(), refuted, open, question])],
  ['of one pair', claimsDocument([claim()], sound, { rounds: 1 })],
  ['without samples', claimsDocument([claim()], sound, { rounds: 0, complete: false })],
  ['of calls that take no time', claimsDocument([claim()], () => Number.POSITIVE_INFINITY)],
  ['with hostile texts', claimsDocument([claim({}, { text: HOSTILE }), { ...refuted, text: HOSTILE }])],
];

describe.each(CLAIMS_FORMATS)('the format %s', (name) => {
  test.each(DOCUMENTS)('renders a run %s, with no value that is none', async (_, document) => {
    const text = (await loadClaimsFormat(name))(document);
    expect(text.endsWith('\n')).toBe(true);
    const shown = text.replace(/<(script|style).*?<\/\1>/gs, '');
    expect(shown).not.toMatch(/\b(NaN|undefined|Infinity|\[object Object\])\b/);
    if (/html|markdown|junit/.test(name)) expect(shown).not.toContain('<img');
  });
});

test('the table names what decides, and ends with what to conclude', async () => {
  const text = (await loadClaimsFormat('table'))(claimsDocument([claim(), refuted, open, question]));
  expect(text).toContain('fast/lz4 over slow/lz4, camera/busy (800 candidates)');
  expect(text).toContain('proved: fast/lz4 is at least 2 times as fast as slow/lz4.');
  expect(text).toContain('question (a question)');
  expect(text.trimEnd().split('\n').at(-1)).toBe(
    'Refuted: refuted: 3.00×, not at least 100×; claims: 1 proved, 1 refuted, 1 undecided; questions, which fail nothing: 1 refuted.',
  );
});

test('JUnit fails what is refuted, errs on what is undecided, skips questions', async () => {
  const text = (await loadClaimsFormat('junit'))(claimsDocument([claim(), refuted, open, question]));
  expect(text).toContain('<testsuites name="querylab claims" tests="5" failures="2" errors="1" skipped="1"');
});

test('annotations are lines of errors for claims alone', async () => {
  const lines = (await loadClaimsFormat('annotations'))(claimsDocument([claim(), refuted, question])).trimEnd();
  expect(lines.split('\n').map((line) => line.slice(0, 30))).toEqual([
    '::error title=querylab claims%',
    '::error title=refuted::refuted',
  ]);
});

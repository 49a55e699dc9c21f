import { describe, expect, test } from 'vitest';
import type { BaselineCheck } from '../../../harness/baseline/baseline-check.ts';
import { baselineCheckSchema } from '../../../harness/baseline/baseline-check.ts';
import { BASELINE_FORMATS, loadBaselineFormat } from '../../../reports/baseline/registry.ts';
import {
  askedRun,
  baselineCheck,
  CONTROL,
  controlledRun,
  slower,
  usual,
} from '../../harness/baseline/support/baseline-check.ts';
import { HOSTILE } from '../support/hostile-document.ts';

const failed = { ...{ status: 'failed' as const, scenario: 's/one', code: 'X' }, message: HOSTILE, reproduce: 'r' };

const CHECKS: readonly (readonly [string, BaselineCheck])[] = [
  ['that passes', baselineCheck(usual)],
  ['with a regression', baselineCheck(slower(1.2, 'typed/lz4'))],
  ['that is not qualified', baselineCheck(slower(1.2, `again:${CONTROL}`))],
  ['of one pair', baselineCheck(usual, { screening: controlledRun(usual, { rounds: 1 }) })],
  ['without samples', baselineCheck(usual, { screening: controlledRun(usual, { rounds: 0 }), complete: false })],
  [
    'that ended with other results, and hostile texts',
    baselineCheck(usual, {
      ...{ screening: null, overlooked: [HOSTILE] },
      asked: askedRun({
        engines: [
          { name: CONTROL, status: 'ok' },
          { name: 'typed/lz4', ...failed },
        ],
      }),
    }),
  ],
];

describe.each(BASELINE_FORMATS)('the format %s', (name) => {
  test.each(CHECKS)('renders a run %s, with no value that is none', async (_, check) => {
    const text = (await loadBaselineFormat(name))(check);
    expect(text.endsWith('\n')).toBe(true);
    const shown = text.replace(/<(script|style).*?<\/\1>/gs, '');
    expect(shown).not.toMatch(/\b(NaN|undefined|Infinity|\[object Object\])\b/);
    if (/html|markdown|junit/.test(name)) expect(shown).not.toContain('<img');
  });
});

test('JSON is the document, of which the same is judged again', async () => {
  const check = baselineCheck(slower(1.2, 'typed/lz4'));
  const text = (await loadBaselineFormat('json'))(check);
  expect(baselineCheckSchema.parse(JSON.parse(text))).toEqual(check);
});

test('the table ends with what to conclude', async () => {
  const text = (await loadBaselineFormat('table'))(baselineCheck(slower(1.2, 'typed/lz4')));
  expect(text.trimEnd().split('\n').at(-1)).toMatch(
    /^Regression, against the baseline of 2024-06-11 18:00, in proportion to naive\/lz4: typed\/lz4 on all scenarios: 1\.20\d times /,
  );
  expect(text).toContain('what slows naive/lz4 down by the same share cannot be seen here');
});

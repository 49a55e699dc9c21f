import { describe, expect, test } from 'vitest';
import renderSweep from '../../../reports/sweep/table.ts';
import { sweepDocument } from '../../harness/sweep/support/sweep-document.ts';

const VALUES = [10, 20, 40, 80, 160, 320];
const cost = (engine: string, value: number) => (engine === 'typed/lz4' ? value : 40 + value / 2);
const last = (text: string) => text.trimEnd().split('\n').at(-1);

describe('a sweep in the terminal', () => {
  test('ends with who beats whom above what', () => {
    const text = renderSweep(sweepDocument(['typed/lz4', 'pool-chunk/lz4'], VALUES, cost));
    expect(last(text)).toBe('pool-chunk/lz4 beats typed/lz4 above about 80 candidates (95 %: 80 to 80).');
    expect(text).toMatch(/│ typed\/lz4 +│ +1\.00 │ +1\.00 to 1\.00 │ +2\.00× the time │/);
    expect(text).toMatch(/│ 320 candidates │ .* 320 │ +200 \* │/);
  });

  test('says that bounds at an end may lie beyond it, and where there are too few rounds', () => {
    const noisy = sweepDocument(['typed/lz4', 'pool-chunk/lz4'], VALUES, (engine, value, round) =>
      round < 2 ? (engine === 'typed/lz4' ? 1 : 2) : cost(engine, value),
    );
    expect(last(renderSweep(noisy))).toMatch(/\(95 %: 80 to ≥ 320\)\.$/);
    const few = sweepDocument(['typed/lz4', 'pool-chunk/lz4'], VALUES, cost, 3);
    expect(last(renderSweep(few))).toMatch(/\(too few processes for an interval\)\.$/);
  });

  test('says where nothing crosses, one engine ran, or one is wrong', () => {
    expect(last(renderSweep(sweepDocument(['a/v2', 'b/v2'], VALUES, (engine) => (engine === 'a/v2' ? 1 : 2))))).toBe(
      'No two engines cross in this range.',
    );
    expect(last(renderSweep(sweepDocument(['a/v2'], VALUES, () => 1)))).toMatch(/^a\/v2 answered;/);
    const document = sweepDocument(['a/v2', 'b/v2'], VALUES, () => 1);
    const wrong = { status: 'failed' as const, scenario: 's/10', code: 'CHILD_DIED', message: 'x', reproduce: 'y' };
    document.bench.engines[1] = { name: 'b/v2', ...wrong };
    expect(last(renderSweep(document))).toMatch(/^FAIL: b\/v2 could not answer/);
    document.bench.engines[1] = { name: 'b/v2', status: 'ok' };
    expect(last(renderSweep({ ...document, bench: { ...document.bench, complete: false } }))).toMatch(/^Interrupted/);
  });
});

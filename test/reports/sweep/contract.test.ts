import { describe, expect, test } from 'vitest';
import type { SweepDocument } from '../../../harness/sweep/sweep-document.ts';
import { loadSweepFormat, SWEEP_FORMATS } from '../../../reports/sweep/registry.ts';
import { wrongEngine } from '../../harness/support/bench-document.ts';
import { sweepDocument } from '../../harness/sweep/support/sweep-document.ts';
import { caught } from '../../support/caught-error.ts';
import { crossingSweep, hostileSweep, VALUES } from '../support/sweep-documents.ts';

/** A sweep with another run behind it. */
function withBench(sweep: SweepDocument, bench: Partial<SweepDocument['bench']>): SweepDocument {
  return { ...sweep, bench: { ...sweep.bench, ...bench } };
}

const DOCUMENTS: readonly (readonly [string, SweepDocument])[] = [
  ['that crosses', crossingSweep()],
  ['of one round', crossingSweep(1)],
  ['of one engine', sweepDocument(['a/v2'], VALUES, () => 1)],
  ['of nine engines', sweepDocument([...'abcdefghi'], VALUES, (_, value) => value)],
  ['that does not grow', sweepDocument(['a/v2', 'b/v2'], VALUES, () => 1)],
  ['of two steps', sweepDocument(['a/v2', 'b/v2'], [1, 2], (_, value) => value)],
  ['of one step', sweepDocument(['a/v2', 'b/v2'], [1], (_, value) => value)],
  ['without steps', sweepDocument(['a/v2', 'b/v2'], [], () => 1)],
  ['of calls that take no time', sweepDocument(['a/v2', 'b/v2'], VALUES, () => 0)],
  ['without samples', sweepDocument(['a/v2', 'b/v2'], VALUES, () => 1, 0)],
  ['that was interrupted', withBench(crossingSweep(), { complete: false })],
  ['with an engine that lacks steps', withBench(crossingSweep(), { cells: crossingSweep().bench.cells.slice(0, 9) })],
  [
    'with a wrong engine',
    withBench(crossingSweep(), { engines: [wrongEngine(), { name: 'pool-chunk/lz4', status: 'ok' }] }),
  ],
  ['with hostile texts', hostileSweep()],
];

describe.each(SWEEP_FORMATS)('the format %s', (name) => {
  test.each(DOCUMENTS)('renders a sweep %s, with no value that is none', async (_, document) => {
    const text = (await loadSweepFormat(name))(document);
    expect(text.endsWith('\n')).toBe(true);
    expect(text.replace(/<script.*?<\/script>/gs, '')).not.toMatch(/\b(NaN|undefined|Infinity|\[object Object\])\b/);
  });
});

test('an unknown format is refused with the nearest', async () => {
  expect((await caught('UNKNOWN_NAME', () => loadSweepFormat('htlm'))).message).toContain("'html'");
});

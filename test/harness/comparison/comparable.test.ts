import { describe, expect, test } from 'vitest';
import { differences, obstacles } from '../../../harness/comparison/comparable.ts';
import type { BenchDocument } from '../../../harness/document.ts';
import { benchDocument } from '../support/bench-document.ts';

const base = benchDocument();
const fixture = (digest: string) => ({ preset: 'tiny', seed: 1, digest });
const ofFixture = (digest: string) => benchDocument({ configuration: { fixture: fixture(digest) } });
const ofFiles = (...dayFiles: BenchDocument['configuration']['dayFiles']) =>
  benchDocument({ configuration: { dayFiles } });
const withScenario = (change: object): BenchDocument => ({
  ...base,
  scenarios: base.scenarios.map((own, i) => (i === 0 ? { ...own, ...change } : own)),
});
const FILE = { format: 'bz2', file: '2024/2024-163.sqlite', bytes: 4_096 };

describe('two runs are comparable', () => {
  test.each<[string, BenchDocument, BenchDocument]>([
    ['where nothing differs', base, benchDocument()],
    ['where one read another format as well', base, ofFiles(FILE, { ...FILE, format: 'lz4', bytes: 9 })],
    ['of one fixture', ofFixture('d1'), ofFixture('d1')],
    ['with other versions', base, benchDocument({ environment: { node: '22.0.0' } })],
    ['where one has no digest of a scenario', base, withScenario({ digest: null })],
  ])('%s', (_, a, b) => {
    expect(obstacles(a, b)).toEqual([]);
    expect(obstacles(b, a)).toEqual([]);
  });
});

describe('two runs are not comparable', () => {
  test.each<[string, BenchDocument, BenchDocument, string, string]>([
    ['of other fixtures', ofFixture('d1'), ofFixture('d2'), 'store', 'fixture tiny (d1…) and tiny (d2…)'],
    ['of day-files of other sizes', base, ofFiles({ ...FILE, bytes: 1 }), 'store', 'bz2/2024/2024-163.sqlite'],
    ['of other day-files', base, ofFiles(FILE, { ...FILE, file: '2024/2024-164.sqlite' }), 'store', '2024-164'],
    ['without a common format', base, ofFiles({ ...FILE, format: 'lz4' }), 'store', 'no format is in both'],
    ['with other results', base, withScenario({ digest: 'other' }), 'store', 'other results on s/one'],
    ['with another scenario', base, benchDocument({ scenarios: ['s/one'] }), 'scenarios', 's/two'],
    ['with another query', base, withScenario({ request: { t1: 'x', t2: 'y', ops: [] } }), 'scenarios', 's/one'],
    ['of another processor', base, benchDocument({ environment: { cpu: 'Old CPU' } }), 'machine', 'Old CPU'],
    ['of fewer cores', base, benchDocument({ environment: { cores: 2 } }), 'machine', '2 × Some CPU'],
  ])('%s', (_, a, b, kind, text) => {
    const found = obstacles(a, b);
    expect(found.map((own) => own.kind)).toEqual([kind]);
    expect(found[0]?.text).toContain(text);
  });

  test('for every reason there is', () => {
    const other = benchDocument({ scenarios: ['s/one'], environment: { cores: 2 }, configuration: { dayFiles: [] } });
    expect(obstacles(base, other).map(({ kind }) => kind)).toEqual(['store', 'scenarios', 'machine']);
  });
});

test('what else differs is told', () => {
  const other = benchDocument({ environment: { node: '22.0.0', packages: { piscina: '5.0.0' } }, rounds: 8 });
  expect(differences(base, other)).toEqual([
    ...['Node: 20.0.0 → 22.0.0', 'process pairs: 1 → 8', 'tinybench: 6.0.0 → none', 'piscina: none → 5.0.0'],
  ]);
});

import path from 'node:path';
import { expect, test } from 'vitest';
import { CODEC_NAMES } from '../../engines/codec/registry.ts';
import { KNOWN_ENGINES } from '../../engines/registry.ts';
import { SCENARIOS } from '../../scenarios/registry.ts';
import { lab } from './support/lab.ts';
import { twoStores } from './support/stores.ts';

test('lab info shows each store with its days, ranges, sources and gaps', async () => {
  const root = await twoStores();
  const { status, stdout, stderr } = await lab('info', root);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  for (const codec of ['bz2', 'lz4']) {
    expect(stdout).toContain(
      `${path.join(root, codec)}: ${codec}, 5 days: 2024-05-31 … 2024-06-02, 2024-06-04, 2025-01-01\n`,
    );
  }
  const row = stdout.split('\n').find((line) => line.startsWith('│ 2024-05-31'));
  expect(row).toMatch(/^│ 2024-05-31 +│ +3 +│ +\d+ kB +│ 2024-05-3[01]T\d\d:\d\d:\d\dZ +│ 2024-06-01T[^│]+│ 1: 3 +│$/);
});

test('lab info shows a day without flights', async () => {
  const root = await twoStores({ bz2: { '2024/2024-153.sqlite': [] }, lz4: { '2024/2024-153.sqlite': [] } });
  const { status, stdout } = await lab('info', root);
  expect(status).toBe(0);
  expect(stdout).toMatch(/│ 2024-06-01 +│ +0 +│[^│]+│ – +│ – +│ +│/);
});

test.each([
  ['engines', KNOWN_ENGINES],
  ['scenarios', SCENARIOS.map(({ name }) => name)],
  ['codecs', CODEC_NAMES],
])('lab list %s names each with what it is', async (kind, names) => {
  const { status, stdout, stderr } = await lab('list', kind);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const rows = stdout
    .split('\n')
    .slice(3)
    .map((line) => line.split('│').map((cell) => cell.trim()))
    .filter((cells) => cells.length > 2);
  expect(rows.map(([, name]) => name)).toEqual(names);
  for (const [, name, description = ''] of rows) expect(description.length, name).toBeGreaterThan(5);
});

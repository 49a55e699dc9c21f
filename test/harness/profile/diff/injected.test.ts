import { appendFileSync, cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { PACKAGE_ROOT } from '../../../../engines/package-root.ts';
import { changesOf } from '../../../../harness/profile/diff/changes.ts';
import { compareProfiles } from '../../../../harness/profile/diff/compare-profiles.ts';
import { customQuery, parseCustom } from '../../../../scenarios/custom.ts';
import { tinyFixture } from '../../../scripts/support/tiny.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const ROUNDS = 10;

let tiny = '';
beforeAll(async () => {
  tiny = await tinyFixture();
});

/** A copy of the build whose decoder wastes time in a function of its own. */
function slowedBuild(): string {
  const root = temporaryFolder();
  cpSync(path.join(PACKAGE_ROOT, 'dist', 'engines'), path.join(root, 'dist', 'engines'), { recursive: true });
  cpSync(path.join(PACKAGE_ROOT, 'package.json'), path.join(root, 'package.json'));
  symlinkSync(path.join(PACKAGE_ROOT, 'node_modules'), path.join(root, 'node_modules'));
  const file = path.join(root, 'dist', 'engines', 'format', 'decode-columns.js');
  const text = readFileSync(file, 'utf8');
  const slowed = text.replace(/(function columnsOf\([^)]*\) \{)/, '$1 wasteTime();');
  expect(slowed).not.toBe(text);
  writeFileSync(file, slowed);
  appendFileSync(
    file,
    '\nlet wasted = 0;\nfunction wasteTime() { for (let i = 0; i < 20000; i++) wasted = (wasted * 31 + i) | 0; }\n',
  );
  return root;
}

test('a function that wastes time in B is the top of the difference, and nothing else costs more', async () => {
  const query = customQuery(parseCustom('camera=39.1,-94.58;window=2024-06-11T00:00Z/24h;km=4000x3000'));
  const setup = {
    root: PACKAGE_ROOT,
    engine: 'typed/lz4',
    dataDir: path.join(tiny, 'lz4'),
    workers: 1,
    query,
    warmUpSeconds: 0.3,
    inlining: false,
  };
  const compared = await compareProfiles({
    sides: { a: { label: 'own', setup }, b: { label: 'slowed', setup: { ...setup, root: slowedBuild() } } },
    scenario: 'all flights',
    rounds: ROUNDS,
    seconds: 4,
    floor: 0.05,
    signal: new AbortController().signal,
    onRound: () => undefined,
  });
  const { functions, nodes, roundsNeeded } = changesOf(compared);
  expect(roundsNeeded).toBeNull();
  expect(functions[0]).toMatchObject({ frame: { name: 'wasteTime' }, delta: { a: 0, verdict: 'more' } });
  const more = [...nodes].filter(([, { verdict }]) => verdict === 'more').map(([{ frame }]) => frame.name);
  expect(more).toEqual(['wasteTime']);
  expect(functions.filter(({ delta }) => delta.verdict === 'more')).toHaveLength(1);
});

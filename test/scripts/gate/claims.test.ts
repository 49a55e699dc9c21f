import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { claimsSchema } from '../../../harness/claims/claims-document.ts';
import { judgeClaims } from '../../../harness/claims/judge-claims.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { lab } from '../support/lab.ts';
import { tinyFixture } from '../support/tiny.ts';

let store = '';
beforeAll(async () => {
  store = await tinyFixture();
});

test('a run measures just what a claim is about, and is judged as its document is', async () => {
  const out = (name: string) => path.join(temporaryFolder(), name);
  const [json, page] = [out('claims.json'), out('claims.html')];
  const { status, stdout, stderr } = await lab(
    ...['gate', '--claims', 'chunks-over-one-thread', '--data-dir', store, '--repeats', '1', '--budget', '8s'],
    ...['--json', json, '--html', page, '--annotations'],
  );
  if (!existsSync(json)) throw new Error(stderr);
  const document = claimsSchema.parse(JSON.parse(readFileSync(json, 'utf8')));
  expect(stderr).toMatch(/^timing 0\/\d+/m);
  expect(stderr).not.toMatch(/^(open|identity) \d/m);
  expect(document.bench.engines.map(({ name, status: own }) => `${name} ${own}`)).toEqual([
    ...['typed/lz4 ok', 'pool-chunk/lz4 ok', 'again:typed/lz4 ok', 'slow:typed/lz4 ok'],
  ]);
  const rounds = document.bench.conditions.length;
  expect(document.bench.cells.every((cell) => cell.rounds.length === rounds)).toBe(true);
  // A question fails nothing; whether a machine that runs tests sees the injected slowdown is another matter.
  expect(judgeClaims(document).status).toBe(status);
  expect([0, 4]).toContain(status);
  expect(stdout).toContain('pool-chunk/lz4 is at least 1.3 times as fast as typed/lz4');
  expect(stdout).toMatch(/^::(notice|warning) title=querylab claims/m);
  expect(readFileSync(page, 'utf8')).toMatch(/^<!doctype html>/);
  const again = await lab('report', json, '--format', 'markdown');
  expect(again.stdout).toContain('## querylab claims');
}, 60_000);

describe('is refused:', () => {
  test.each([
    [['--claims', 'finer-indx'], /unknown claim 'finer-indx'; did you mean 'finer-index'\?/],
    [['--claims', 'finer-index', '--preset', 'nosuch'], /preset/],
    [['--claims', '--base', 'HEAD'], /--base and --claims exclude each other/],
    [['--claims', '--engines', 'typed/lz4'], /--engines says nothing beside --claims/],
    [['--claims', '--no-profile'], /--no-profile says nothing beside --claims/],
    [[], /say what to judge by: --base .* --baseline .* or --claims/],
  ])('gate %j', async (args, message) => {
    const { status, stderr } = await lab('gate', ...args);
    expect([status, stderr]).toEqual([2, expect.stringMatching(message)]);
  });

  test('a claim about more candidates than the store has anywhere', async () => {
    const { status, stderr } = await lab('gate', '--claims', 'finer-index', '--data-dir', store);
    expect(status).toBe(2);
    expect(stderr).toMatch(/nothing can be said of finer-index on this store: its busiest scenario has \d+ candidates/);
  });

  test('a claim about a store that is not there', async () => {
    const only = path.join(store, 'bz2');
    const { status, stderr } = await lab('gate', '--claims', 'finer-index', '--data-dir', only);
    expect([status, stderr]).toEqual([
      2,
      expect.stringContaining("claim 'finer-index' is about zone/lz4-wasm, and there is no lz4 store"),
    ]);
  });
});

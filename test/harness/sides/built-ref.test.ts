import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { isAlive } from '../../../engines/stale-temporaries.ts';
import { builtRef } from '../../../harness/sides/built-ref.ts';
import { caught } from '../../support/caught-error.ts';
import { diskOfSize } from '../../support/mounts.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { Repository, stampOf } from './support/repository.ts';

/** Builds a commit of a repository, and collects what it says. */
function build(repository: Repository, ref: string, signal = new AbortController().signal) {
  const said: string[] = [];
  return { said, side: builtRef(ref, { signal, say: (what) => said.push(what), checkout: repository.root }) };
}

const cacheOf = ({ root }: Repository) => path.join(root, '.querylab', 'refs');

describe('a commit', () => {
  test('is built once, from its own files, in a worktree of its own', async () => {
    const repository = new Repository();
    const old = repository.commit('old');
    repository.commit('new');
    repository.git('tag', 'v1', old);
    const first = build(repository, 'v1');
    const side = await first.side;
    expect(side).toMatchObject({ ref: 'v1', commit: old, dirty: false, version: '1.2.3' });
    expect(readFileSync(path.join(side.root, 'dist/engines/registry.js'), 'utf8')).toBe('old');
    expect(repository.worktrees()).toEqual([side.root]);
    const second = build(repository, old);
    expect((await second.side).root).toBe(side.root);
    expect([first.said.length, second.said.length]).toEqual([2, 0]);
    expect(repository.git('status', '--porcelain')).toBe('');
  });

  test('of a package below the top of its repository is built there', async () => {
    const repository = new Repository('tools/lab');
    repository.commit('below');
    const { root } = await build(repository, 'HEAD').side;
    expect(root).toMatch(/[\w-]+\/tools\/lab$/);
    expect(readFileSync(path.join(root, 'dist/engines/registry.js'), 'utf8')).toBe('below');
  });

  test('that git does not know is a mistake of the user', async () => {
    const repository = new Repository();
    repository.commit('only');
    const error = await caught('BAD_OPTION', () => build(repository, 'no-such-branch').side);
    expect(error.exitStatus).toBe(2);
    expect(error.message).toContain("no commit 'no-such-branch'");
  });

  test('that a shallow clone lacks is told with how to fetch it', async () => {
    const origin = new Repository();
    const old = origin.commit('old');
    origin.commit('new');
    const clone = new Repository();
    clone.git('fetch', '--quiet', '--depth', '1', `file://${origin.top}`, 'main');
    clone.git('reset', '--quiet', '--hard', 'FETCH_HEAD');
    expect((await caught('BAD_OPTION', () => build(clone, old).side)).message).toContain('git fetch --unshallow');
  });

  test('that an option of git could be is none', async () => {
    const repository = new Repository();
    repository.commit('only');
    await caught('BAD_OPTION', () => build(repository, '--all').side);
  });

  test('that does not build shows what its build said, and leaves nothing', async () => {
    const repository = new Repository();
    repository.commit('broken');
    const error = await caught('REF_NOT_BUILT', () => build(repository, 'HEAD').side);
    expect(error.exitStatus).toBe(2);
    expect(error.message).toContain('source.txt(1,1): error: it is broken');
    expect([repository.worktrees(), readdirSync(cacheOf(repository))]).toEqual([[], []]);
  });

  test('that finds no room says where and how much it needs', async () => {
    const repository = new Repository();
    repository.commit('full');
    const error = await caught('REF_NOT_BUILT', () => build(repository, 'HEAD').side);
    expect(error.exitStatus).toBe(2);
    expect(error.message).toContain(`no space is left at ${cacheOf(repository)}`);
    expect(readdirSync(cacheOf(repository))).toEqual([]);
  });

  test.skipIf(diskOfSize === null)(
    'whose files fill the disk says so as well (skipped where nothing can be mounted)',
    async () => {
      const repository = new Repository();
      repository.write('large.bin', '0'.repeat(72e6));
      repository.commit('large');
      const disk = (diskOfSize as NonNullable<typeof diskOfSize>)(70e6, path.join(repository.root, '.querylab'));
      try {
        const error = await caught('REF_NOT_BUILT', () => build(repository, 'HEAD').side);
        expect(error.message).toContain(`no space is left at ${cacheOf(repository)}`);
        expect([repository.worktrees(), readdirSync(cacheOf(repository))]).toEqual([[], []]);
      } finally {
        disk.unmount();
      }
    },
  );

  test('older than the harness is told with the first that can be compared', async () => {
    const repository = new Repository();
    repository.write('package.json', '{ "version": "0.0.1" }');
    const old = repository.commitAll('before there was a setup script');
    repository.write('scripts/setup.mjs', '');
    repository.write('engines/registry.ts', 'export const ENGINES = {};\n');
    const older = repository.commitAll('before there was openEngine');
    const first = repository.commit('first');
    repository.commit('second');
    const withoutSetup = await caught('NOT_COMPARABLE', () => build(repository, old).side);
    expect(withoutSetup.exitStatus).toBe(2);
    expect(withoutSetup.message).toContain(
      `The first commit that can be compared, where it builds, is ${older.slice(0, 7)}`,
    );
    expect((await caught('NOT_COMPARABLE', () => build(repository, older).side)).message).toContain(
      `The first commit that can be compared, where it builds, is ${first.slice(0, 7)} (version 1.2.3)`,
    );
    expect(existsSync(cacheOf(repository))).toBe(false);
  });
});

describe('packages', () => {
  const modulesOf = (root: string) => path.join(root, 'node_modules');
  const installedBy = (root: string) => readFileSync(path.join(modulesOf(root), 'installed-by.txt'), 'utf8');

  test('are those of the checkout where the lockfile is the same, and its own folder is not theirs', async () => {
    const repository = new Repository();
    repository.commit('side');
    mkdirSync(modulesOf(repository.root));
    writeFileSync(path.join(modulesOf(repository.root), 'installed-by.txt'), 'checkout');
    writeFileSync(path.join(modulesOf(repository.root), '.querylab-installed'), stampOf('lock'));
    const { root } = await build(repository, 'HEAD').side;
    expect(installedBy(root)).toBe('checkout');
    writeFileSync(path.join(modulesOf(root), 'one-more.txt'), '');
    expect(readdirSync(modulesOf(repository.root)).sort()).toEqual(['.querylab-installed', 'installed-by.txt']);
  });

  test('are installed once a lockfile', async () => {
    const repository = new Repository();
    const [first, second, third] = [
      repository.commit('first'),
      repository.commit('second'),
      repository.commit('third', 'other lock'),
    ];
    const roots = [];
    for (const commit of [first, second, third]) roots.push((await build(repository, commit).side).root);
    expect(roots.map(installedBy)).toEqual(['first', 'first', 'third']);
  });

  test('of another version of Node are none', async () => {
    const repository = new Repository();
    repository.commit('side');
    mkdirSync(modulesOf(repository.root));
    writeFileSync(path.join(modulesOf(repository.root), '.querylab-installed'), 'of another one');
    expect(installedBy((await build(repository, 'HEAD').side).root)).toBe('side');
  });
});

describe('an interrupted build', () => {
  test('ends with all its processes, and leaves neither worktree nor folder', async () => {
    const repository = new Repository();
    const pids = path.join(temporaryFolder(), 'pids');
    repository.commit(`wait ${pids}`);
    const abort = new AbortController();
    const failed = caught('INTERRUPTED', () => build(repository, 'HEAD', abort.signal).side);
    while (!existsSync(pids)) await sleep(10);
    const running = readFileSync(pids, 'utf8').split(' ').map(Number);
    expect(running.map(isAlive)).toEqual([true, true]);
    abort.abort();
    expect((await failed).exitStatus).toBe(130);
    expect([repository.worktrees(), readdirSync(cacheOf(repository))]).toEqual([[], []]);
    while (running.some(isAlive)) await sleep(10);
  });

  test('that was killed is removed by the next', async () => {
    const repository = new Repository();
    repository.commit('next');
    const left = path.join(cacheOf(repository), 'abc-108.999999999.tmp');
    mkdirSync(left, { recursive: true });
    await build(repository, 'HEAD').side;
    expect(existsSync(left)).toBe(false);
  });
});

describe('old builds', () => {
  /** Has a build be used by a process, at an hour of a day long ago. */
  const used = (root: string, hour: number, pid = 999_999_999) => {
    const file = path.join(root, 'dist', '.querylab-used');
    writeFileSync(file, `${pid}\n`);
    utimesSync(file, hour * 3600, hour * 3600);
  };

  test('go, the eight that were used last stay, and so does what a run uses', async () => {
    const repository = new Repository();
    const roots: string[] = [];
    for (let i = 0; i < 10; i++) {
      const commit = repository.commit(`commit ${i}`, `lock ${i}`);
      roots.push((await build(repository, commit).side).root);
    }
    expect(roots.filter((own) => !existsSync(own))).toEqual([]);
    for (const [i, own] of roots.entries()) used(own, i);
    used(roots[0] as string, 0, process.pid);
    used(roots[2] as string, 100);
    repository.commit('the last', 'lock 9');
    const { root } = await build(repository, 'HEAD').side;
    const left = [...roots.filter((_, i) => i !== 1 && i !== 3), root];
    expect(roots.filter((own) => existsSync(own))).toEqual(left.slice(0, -1));
    expect(repository.worktrees().sort()).toEqual(left.sort());
    const modules = readdirSync(path.join(repository.root, '.querylab', 'modules'));
    expect(modules.sort()).toEqual([0, 2, 4, 5, 6, 7, 8, 9].map((i) => stampOf(`lock ${i}`).slice(0, 16)).sort());
  });

  test('that are asked for again count as used', async () => {
    const repository = new Repository();
    repository.commit('old');
    const { root } = await build(repository, 'HEAD').side;
    used(root, 1);
    await build(repository, 'HEAD').side;
    expect(readFileSync(path.join(root, 'dist', '.querylab-used'), 'utf8')).toBe(`999999999\n${process.pid}\n`);
  });
});

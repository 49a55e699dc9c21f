import { existsSync, readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { LabError, toLabError } from '../../engines/errors.ts';
import { makeFolders } from '../../engines/make-folders.ts';
import { PACKAGE_ROOT } from '../../engines/package-root.ts';
import { removeStaleTemporaries } from '../../engines/stale-temporaries.ts';
import { throwIfInterrupted } from '../interrupted.ts';
import { runProgram } from '../outside-program.ts';
import { checkComparable, findCommit } from './find-commit.ts';
import { Git } from './git.ts';
import { KeptBuilds } from './kept-builds.ts';
import { SharedModules } from './shared-modules.ts';
import type { Side } from './side.ts';

/** Bytes that a build needs beside packages, with some to spare. */
const ROOM = 64e6;

export interface BuildOptions {
  /** Told of what takes long. */
  readonly say: (what: string) => void;
  /** Aborting ends the build, and leaves nothing of it. */
  readonly signal: AbortSignal;
  /** Folder of the package whose repository knows the commit; builds of it lie there, in `.querylab`. */
  readonly checkout?: string;
}

/**
 * The build of a commit, made where it is not there yet: a git worktree in a cache by commit and version of Node, with
 * packages that are installed once a lockfile. Builds that were used long ago are removed.
 * @throws LabError BAD_OPTION where git knows no such commit; NOT_COMPARABLE where this harness cannot open its engines;
 *   REF_NOT_BUILT where it cannot be built, with what its build said; INTERRUPTED.
 */
export async function builtRef(ref: string, options: BuildOptions): Promise<Side> {
  const { say, signal, checkout = PACKAGE_ROOT } = options;
  const git = new Git(checkout, signal);
  const commit = await findCommit(git, ref);
  // Of the package in its repository, which may hold others.
  const prefix = await git.run('rev-parse', '--show-prefix');
  await checkComparable(git, ref, commit, prefix);
  const cache = path.join(checkout, '.querylab');
  const folder = path.join(cache, 'refs', `${commit.slice(0, 16)}-${process.versions.modules}`);
  const root = path.resolve(folder, prefix);
  if (!isBuilt(root)) {
    say(`building ${ref} (${commit.slice(0, 10)})`);
    try {
      await build(ref, commit, folder, prefix, { ...options, checkout });
    } catch (error) {
      throwIfInterrupted(signal);
      throw notBuilt(ref, folder, error);
    }
  }
  KeptBuilds.use(root);
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
  return { ref, commit, dirty: false, version, root };
}

function isBuilt(root: string): boolean {
  return existsSync(path.join(root, 'dist', '.querylab-built'));
}

/** Builds under a temporary name, so that what has the final one is whole. */
async function build(
  ref: string,
  commit: string,
  folder: string,
  prefix: string,
  { say, signal, checkout }: BuildOptions & { readonly checkout: string },
): Promise<void> {
  const modules = new SharedModules(checkout, path.join(checkout, '.querylab', 'modules'));
  const git = new Git(checkout, signal);
  // What tidies up runs after Ctrl-C, too.
  const tidy = new Git(checkout);
  const fresh = `${folder}.${process.pid}.tmp`;
  const root = path.resolve(fresh, prefix);
  makeFolders(path.dirname(folder));
  removeLeftovers(path.dirname(folder));
  await git.run('worktree', 'prune');
  checkRoom(folder);
  try {
    // Hooks of the user's are for checkouts of the user's.
    await git.run('-c', 'core.hooksPath=/dev/null', 'worktree', 'add', '--detach', '--force', fresh, commit);
    modules.provide(root);
    if (!existsSync(path.join(root, 'node_modules'))) say(`installing the packages of ${ref}: its lockfile is another`);
    throwIfInterrupted(signal);
    await runProgram(process.execPath, ['scripts/setup.mjs'], {
      label: `the build of ${ref}`,
      cwd: root,
      signal,
      group: true,
    });
    modules.keep(root);
    // Another run may have built the same in the meantime.
    if (isBuilt(path.resolve(folder, prefix))) return;
    rmSync(folder, { recursive: true, force: true });
    await git.run('worktree', 'prune');
    await git.run('worktree', 'move', fresh, folder);
    KeptBuilds.use(path.resolve(folder, prefix));
    const builds = new KeptBuilds(path.dirname(folder), prefix);
    builds.prune();
    modules.prune(builds.roots);
    await git.run('worktree', 'prune');
  } finally {
    if (existsSync(fresh)) {
      rmSync(fresh, { recursive: true, force: true });
      await tidy.ask('worktree', 'prune');
    }
  }
}

/** Removes what builds that were killed have left. */
function removeLeftovers(cache: string): void {
  const names = readdirSync(cache).flatMap((name) => /^(.+)\.\d+\.tmp$/.exec(name)?.[1] ?? []);
  for (const name of new Set(names)) removeStaleTemporaries(path.join(cache, name));
}

function checkRoom(folder: string): void {
  const { bavail, bsize } = statfsSync(path.dirname(folder));
  const free = bavail * bsize;
  if (free < ROOM) throw new Error(`no space left on device: ${Math.round(free / 1e6)} MB free`);
}

function notBuilt(ref: string, folder: string, error: unknown): LabError {
  const { bare } = toLabError(error);
  // The last is what git says of it; of a file that it may not write, it says `unable to create`.
  const full = /no space left|ENOSPC|unable to write file/i.test(bare);
  const what = full
    ? `${ref} cannot be built: no space is left at ${path.dirname(folder)}. Free ${ROOM / 1e6} MB there, and more where packages have to be installed`
    : `${ref} cannot be built, so there is nothing to compare with`;
  return new LabError('REF_NOT_BUILT', `${what}: ${bare}`, { cause: error });
}

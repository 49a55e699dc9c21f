import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { LabError } from '../../engines/errors.ts';
import { makeFolders } from '../../engines/make-folders.ts';
import { PACKAGE_ROOT } from '../../engines/package-root.ts';
import { runProgram } from './tools/outside-program.ts';

/** Where the builds of other commits lie, a git worktree each. */
const CACHE = path.join(PACKAGE_ROOT, '.querylab', 'refs');

/**
 * The folder of a commit's build, made where it is not there yet. Packages are shared with this checkout where both have
 * the same lockfile; otherwise they are installed there.
 * @throws LabError BAD_OPTION where git knows no such commit; TOOL_FAILED where it cannot be built.
 */
export async function builtRef(ref: string, say: (what: string) => void): Promise<string> {
  const commit = await commitOf(ref);
  const folder = path.join(CACHE, commit.slice(0, 16));
  if (existsSync(path.join(folder, 'dist', '.querylab-built'))) return folder;
  const fresh = `${folder}.${process.pid}`;
  makeFolders(CACHE);
  say(`building ${ref} (${commit.slice(0, 10)})`);
  try {
    await git('worktree', 'prune');
    // What an interrupted build left under the final name has no build in it.
    if (existsSync(folder)) await git('worktree', 'remove', '--force', folder);
    await git('worktree', 'add', '--detach', '--force', fresh, commit);
    shareModules(fresh);
    await runProgram(process.execPath, ['scripts/setup.mjs'], { label: `the build of ${ref}`, cwd: fresh });
    await git('worktree', 'move', fresh, folder);
  } finally {
    if (existsSync(fresh)) {
      rmSync(fresh, { recursive: true, force: true });
      await git('worktree', 'prune');
    }
  }
  return folder;
}

async function commitOf(ref: string): Promise<string> {
  try {
    return (await git('rev-parse', '--verify', '--end-of-options', `${ref}^{commit}`)).trim();
  } catch (cause) {
    throw new LabError('BAD_OPTION', `git knows no commit '${ref}' in ${PACKAGE_ROOT}`, { cause });
  }
}

/** Links the packages of this checkout where they are what the other lockfile asks for. */
function shareModules(folder: string): void {
  const own = path.join(PACKAGE_ROOT, 'node_modules');
  const marker = path.join(own, '.querylab-installed');
  // As scripts/setup.mjs writes it.
  const wanted = createHash('sha256')
    .update(readFileSync(path.join(folder, 'package-lock.json')))
    .update(process.versions.modules)
    .digest('hex');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted)
    symlinkSync(own, path.join(folder, 'node_modules'));
}

function git(...args: string[]): Promise<string> {
  return runProgram('git', args, { label: `git ${args[0]}`, cwd: PACKAGE_ROOT });
}

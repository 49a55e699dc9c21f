import { execFileSync } from 'node:child_process';
import { PACKAGE_ROOT } from '../../engines/package-root.ts';

/** Commit of this checkout and whether tracked files differ from it; nulls outside one. */
export function readCheckout(): { commit: string | null; dirty: boolean | null } {
  const commit = git('rev-parse', 'HEAD');
  return { commit, dirty: commit === null ? null : git('status', '--porcelain', '--untracked-files=no') !== '' };
}

function git(...args: string[]): string | null {
  try {
    return execFileSync('git', args, {
      cwd: PACKAGE_ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return null;
  }
}

import { LabError } from '../../engines/errors.ts';
import type { Git } from './git.ts';

/** Files that a commit needs to be a side, and what of them: older ones are there, but cannot be measured. */
const NEEDED: readonly { readonly file: string; readonly holds?: string; readonly what: string }[] = [
  { file: 'scripts/setup.mjs', what: 'scripts/setup.mjs, which builds it' },
  {
    file: 'engines/registry.ts',
    holds: 'export async function openEngine(',
    what: 'openEngine in engines/registry.ts, through which engines are opened',
  },
];

/**
 * The whole name of a commit.
 * @throws LabError BAD_OPTION where git knows no such commit.
 */
export async function findCommit(git: Git, ref: string): Promise<string> {
  const commit = await git.ask('rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`);
  if (commit !== null) return commit;
  const inside = await git.ask('rev-parse', '--is-shallow-repository');
  if (inside === null) throw new LabError('BAD_OPTION', `'${ref}' cannot be looked up: this is no git checkout`);
  const hint =
    inside === 'true'
      ? 'this is a shallow clone: fetch it first (git fetch --unshallow; fetch-depth: 0 with actions/checkout)'
      : 'git branch --all and git tag list what there is';
  throw new LabError('BAD_OPTION', `git knows no commit '${ref}'; ${hint}`);
}

/**
 * Refuses a commit whose engines this harness cannot open.
 * @param prefix path of the package in the repository, with a slash at its end; empty where it is the whole.
 * @throws LabError NOT_COMPARABLE with the first commit that it can compare.
 */
export async function checkComparable(git: Git, ref: string, commit: string, prefix: string): Promise<void> {
  for (const { file, holds = '', what } of NEEDED) {
    const path = `${prefix}${file}`;
    const text = await git.show(commit, path);
    if (text?.includes(holds)) continue;
    const log = ['log', '--reverse', '--format=%h', ...(holds === '' ? ['--diff-filter=A'] : [`-S${holds}`])];
    const first = (await git.ask(...log, 'HEAD', '--', `:(top)${path}`))?.split('\n')[0];
    const from = first ? await described(git, first, prefix) : 'none of the history that is here';
    throw new LabError(
      'NOT_COMPARABLE',
      `${ref} (${commit.slice(0, 10)}) is older than the harness: it has no ${what}. ` +
        `The first commit that can be compared, where it builds, is ${from}`,
    );
  }
}

/** A commit with the version of the package that it has. */
async function described(git: Git, commit: string, prefix: string): Promise<string> {
  const version = /"version": "([^"]+)"/.exec((await git.show(commit, `${prefix}package.json`)) ?? '')?.[1];
  return version === undefined ? commit : `${commit} (version ${version})`;
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { LabError } from '../../../engines/errors.ts';
import { PACKAGE_ROOT } from '../../../engines/package-root.ts';
import { findCommit } from '../../../harness/sides/find-commit.ts';
import { Git } from '../../../harness/sides/git.ts';
import type { Edit } from './case.ts';

/** The same edits of the same commit make the same commit, whose build is then there already. */
const SIGNATURE = {
  ...{ GIT_AUTHOR_NAME: 'querylab', GIT_AUTHOR_EMAIL: 'querylab@localhost', GIT_AUTHOR_DATE: '2000-01-01T00:00:00Z' },
  ...{ GIT_COMMITTER_NAME: 'querylab', GIT_COMMITTER_EMAIL: 'querylab@localhost' },
  ...{ GIT_COMMITTER_DATE: '2000-01-01T00:00:00Z' },
};

/**
 * A commit on top of another with edits of its files. No branch or tag has it and no working tree changes: git removes
 * it some weeks later.
 * @returns its name.
 * @throws LabError BAD_OPTION where git knows no such commit; NOT_COMPARABLE where an edit does not fit it.
 */
export async function patchedCommit(
  ref: string,
  edits: readonly Edit[],
  message: string,
  { signal, checkout = PACKAGE_ROOT }: { signal: AbortSignal; checkout?: string },
): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'querylab-patch-'));
  const git = new Git(checkout, signal, { ...SIGNATURE, GIT_INDEX_FILE: path.join(folder, 'index') });
  try {
    const commit = await findCommit(git, ref);
    const prefix = await git.run('rev-parse', '--show-prefix');
    await git.run('read-tree', commit);
    const texts = new Map<string, string>();
    for (const { file, find, replace } of edits) {
      const text = texts.get(file) ?? (await git.show(commit, `${prefix}${file}`));
      if (text === null || text.split(find).length !== 2) {
        throw new LabError(
          'NOT_COMPARABLE',
          `${ref} has no single place in ${file} where this belongs: ${find.trim()}`,
        );
      }
      const edited = path.join(folder, 'edited');
      const changed = text.replace(find, () => replace);
      texts.set(file, changed);
      writeFileSync(edited, changed);
      const blob = await git.run('hash-object', '-w', '--no-filters', edited);
      await git.run('update-index', '--cacheinfo', `100644,${blob},${prefix}${file}`);
    }
    const tree = await git.run('write-tree');
    return await git.run('commit-tree', tree, '-p', commit, '-m', message);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

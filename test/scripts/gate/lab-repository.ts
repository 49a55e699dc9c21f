import { readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { PACKAGE_ROOT } from '../../../engines/package-root.ts';
import { linkTree } from '../../../harness/sides/link-tree.ts';
import { Repository } from '../../harness/sides/support/repository.ts';
import { type RunningLab, startLab } from '../support/lab.ts';

/** A gate on a loud machine may take so long, in milliseconds. */
const GUARD = 240_000;

/** A change of the compiled code: what stands where, and what in its place. */
export interface Change {
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** Its build takes this checkout's, with the changes that the commit says. */
const SETUP = `
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
const { origin, changes } = JSON.parse(readFileSync('build.json', 'utf8'));
symlinkSync(origin + '/node_modules', 'node_modules');
cpSync(origin + '/dist', 'dist', { recursive: true });
for (const { file, find, replace } of changes) {
  const text = readFileSync(file, 'utf8');
  if (text.split(find).length !== 2) throw new Error(file + ' has no single ' + find);
  writeFileSync(file, text.replace(find, () => replace));
}
`;

/** A copy of this package in a git repository of its own, whose commits are built without a compiler. */
export class LabRepository extends Repository {
  constructor() {
    super();
    linkTree(path.join(PACKAGE_ROOT, 'dist'), path.join(this.root, 'dist'));
    symlinkSync(path.join(PACKAGE_ROOT, 'node_modules'), path.join(this.root, 'node_modules'));
  }

  /** Commits what is this checkout's build with some changes, and leaves the working tree's build as it is. */
  commitChanges(...changes: readonly Change[]): string {
    const { version, type } = JSON.parse(readFileSync(path.join(PACKAGE_ROOT, 'package.json'), 'utf8'));
    this.write('.gitignore', 'node_modules\ndist\n.querylab\n');
    this.write('package.json', `${JSON.stringify({ version, type }, null, 2)}\n`);
    this.write('package-lock.json', '{}');
    this.write('scripts/setup.mjs', SETUP);
    this.write('engines/registry.ts', 'export async function openEngine(\n');
    this.write('build.json', JSON.stringify({ origin: PACKAGE_ROOT, changes }));
    return this.commitAll('a commit');
  }

  /** Runs the command line of this copy. */
  start(...args: readonly string[]): RunningLab {
    return startLab(args, path.join(this.root, 'dist', 'scripts', 'lab.js'), GUARD);
  }
}
